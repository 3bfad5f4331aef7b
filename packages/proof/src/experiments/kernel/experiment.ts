import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** What the kernel enforces on the running processes, whatever image and compose file say. */
export default defineExperiment({
  id: 'kernel',
  title: 'Asking the kernel',
  needs: ['kernel'],
  disturbs: 'nothing',
  timing: false,
  yields: ['processes', 'mounts', 'limits'],

  async run({ kernel }) {
    const [processes, mounts, limits] = await Promise.all([
      whenObserved(kernel(), (seen, by) => observed(`/proc/<pid>/status, ${by}`, seen.processes)),
      whenObserved(kernel(), (seen, by) => observed(`/proc/1/mountinfo, ${by}`, seen.mounts)),
      whenObserved(kernel(), (seen, by) => observed(`the container's control group files, ${by}`, seen.limits)),
    ]);
    return { processes, mounts, limits };
  },
});
