import { defineShape } from '../define-shape.ts';

export default defineShape({
  id: 'worker',
  noun: 'worker',
  listens: false,
  published: false,
  // Nothing can be asked whether it is well, so nobody waits longer than for its start.
  dependantsWaitFor: 'started',
  restarts: true,
  debugged: true,
  inBrowsers: false,
  drain: { seconds: 25, because: 'The work at hand gets this long to finish after SIGTERM.' },
});
