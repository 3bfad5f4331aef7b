import { defineProbe, notObserved, observed, whenObserved } from './define-probe.ts';

export default defineProbe({
  id: 'mounts',
  yields: 'mounts',
  phase: 'live',

  observe({ agent }) {
    return whenObserved(agent(), ({ kernel }, by) =>
      kernel !== undefined && 'answer' in kernel
        ? observed(`/proc/1/mountinfo, ${by}`, kernel.answer.mounts)
        : notObserved(kernel?.reason ?? 'the agent did not answer'),
    );
  },
});
