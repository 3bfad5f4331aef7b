import { doesNotApply, observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** The running process decides: NODE_OPTIONS, a flag in the command and V8's own default all end in one number. */
export default defineExperiment({
  id: 'heap',
  title: 'Asking for the heap limit',
  needs: ['heap', 'kernel'],
  disturbs: 'nothing',
  timing: false,
  yields: ['heap'],

  async run(bench) {
    const kernel = await bench.kernel();
    const containerBytes = kernel.observed ? kernel.value.limits.memoryBytes : undefined;
    const heap = await whenObserved(bench.heap(), (answer, by) => {
      if (answer === undefined) return doesNotApply('No process of this service is Node.js.');
      return observed(`v8.getHeapStatistics() in process ${answer.pid} through its inspector, ${by}`, {
        limitBytes: answer.limitBytes,
        ...(containerBytes === undefined ? {} : { containerBytes }),
      });
    });
    return { heap };
  },
});
