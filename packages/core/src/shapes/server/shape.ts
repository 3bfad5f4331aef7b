import { defineShape } from '../define-shape.ts';

export default defineShape({
  id: 'server',
  noun: 'server',
  listens: true,
  published: true,
  dependantsWaitFor: 'healthy',
  restarts: true,
  debugged: true,
  inBrowsers: false,
  drain: { seconds: 25, because: 'Requests get this long to finish after SIGTERM.' },
});
