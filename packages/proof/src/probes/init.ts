import { defineProbe, notObserved, observed, whenObserved } from './define-probe.ts';

/** What PID 1 did with an orphan that the agent left to it, and with the stop signal. */
export default defineProbe({
  id: 'init',
  yields: 'init',
  phase: 'stop',

  observe({ agent, stop }) {
    return whenObserved(agent(), async ({ init }, by) => {
      if (init === undefined || 'reason' in init) return notObserved(init?.reason ?? 'the agent did not answer');
      const stopped = await stop();
      const forwards = stopped.observed ? stopped.value.forwardsSignals : undefined;
      return observed(`an orphaned process that ended, ${by}; the stop signal`, {
        ...init.answer,
        ...(forwards === undefined ? {} : { forwardsSignals: forwards }),
      });
    });
  },
});
