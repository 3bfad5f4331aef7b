import { defineProbe, notObserved, observed, whenObserved } from './define-probe.ts';

export default defineProbe({
  id: 'limits',
  yields: 'limits',
  phase: 'live',

  observe({ agent }) {
    return whenObserved(agent(), ({ kernel }, by) =>
      kernel !== undefined && 'answer' in kernel
        ? observed(`the container's control group files, ${by}`, kernel.answer.limits)
        : notObserved(kernel?.reason ?? 'the agent did not answer'),
    );
  },
});
