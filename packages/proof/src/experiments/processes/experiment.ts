import { defineExperiment } from '../define-experiment.ts';

/** Which processes the service had, and with which rights: from its start through every experiment until now. */
export default defineExperiment({
  id: 'processes',
  title: 'Concluding who was seen',
  needs: ['watched', 'processes'],
  disturbs: 'nothing',
  concludes: true,
  timing: false,
  yields: ['processes'],

  async run({ watched }) {
    return { processes: await watched() };
  },
});
