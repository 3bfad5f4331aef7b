import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** What the kernel enforces on the running container, whatever image and compose file say. */
export default defineExperiment({
  id: 'kernel',
  title: 'Asking the kernel',
  needs: ['kernel'],
  disturbs: 'nothing',
  timing: false,
  yields: ['mounts', 'limits'],

  async run({ kernel }) {
    const [mounts, limits] = await Promise.all([
      whenObserved(kernel(), (seen, by) => observed(`/proc/<pid>/mountinfo of its first process, ${by}`, seen.mounts)),
      whenObserved(kernel(), (seen, by) => observed(`the container's control group files, ${by}`, seen.limits)),
    ]);
    return { mounts, limits };
  },
});
