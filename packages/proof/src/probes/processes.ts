import { defineProbe, notObserved, observed, whenObserved } from './define-probe.ts';

export default defineProbe({
  id: 'processes',
  yields: 'processes',
  phase: 'live',

  observe({ agent }) {
    return whenObserved(agent(), ({ kernel }, by) =>
      kernel !== undefined && 'answer' in kernel
        ? observed(`/proc/<pid>/status, ${by}`, kernel.answer.processes)
        : notObserved(kernel?.reason ?? 'the agent did not answer'),
    );
  },
});
