import { defineShape } from '../define-shape.ts';

export default defineShape({
  id: 'job',
  noun: 'job',
  listens: false,
  published: false,
  dependantsWaitFor: 'completed',
  restarts: false,
  debugged: true,
  inBrowsers: false,
  drain: { seconds: 25, because: 'The work at hand gets this long to finish after SIGTERM.' },
});
