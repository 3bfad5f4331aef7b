import { defineShape } from '../define-shape.ts';

export default defineShape({
  id: 'static',
  noun: 'site',
  listens: true,
  published: true,
  dependantsWaitFor: 'healthy',
  restarts: true,
  debugged: false,
  inBrowsers: true,
  drain: { seconds: 10, because: 'Files that are being sent get this long to arrive after SIGTERM.' },
});
