import { observed } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** What the original compose file publishes; the run itself publishes other ports. */
export default defineExperiment({
  id: 'exposure',
  title: 'Reading the published ports',
  needs: [],
  disturbs: 'nothing',
  timing: false,
  yields: ['exposure'],

  async run({ service }) {
    return {
      exposure: observed(service.ranBefore ? 'docker inspect' : 'docker compose config', { ports: [...service.ports] }),
    };
  },
});
