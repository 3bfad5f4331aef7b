import { defineProbe, doesNotApply, notObserved, observed, whenObserved } from './define-probe.ts';

/** The running process decides: NODE_OPTIONS, a flag in the command and V8's own default all end in one number. */
export default defineProbe({
  id: 'heap',
  yields: 'heap',
  phase: 'live',

  observe({ agent }) {
    return whenObserved(agent(), ({ heap, kernel }, by) => {
      if (heap === undefined || 'reason' in heap) return notObserved(heap?.reason ?? 'the agent did not ask');
      if (heap.answer === undefined) return doesNotApply('No process of this service is Node.js.');
      const containerBytes = kernel !== undefined && 'answer' in kernel ? kernel.answer.limits.memoryBytes : undefined;
      return observed(`v8.getHeapStatistics() in process ${heap.answer.pid} through its inspector, ${by}`, {
        limitBytes: heap.answer.limitBytes,
        ...(containerBytes === undefined ? {} : { containerBytes }),
      });
    });
  },
});
