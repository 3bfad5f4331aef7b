import { placeholder } from '../placeholder.mjs';

const folder = 'packages/proof/src/experiments';

export const kind = { folder, entry: '*/experiment.ts' };

export function filesFor(id) {
  return {
    [`${folder}/${id}/experiment.ts`]: `import { observed } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** ${placeholder('what it shows, and why that can not be read from a file')} */
export default defineExperiment({
  id: '${id}',
  title: '${placeholder('for the progress of a run')}',
  needs: [],
  disturbs: 'nothing',
  timing: false,
  yields: ['${placeholder('its kind of evidence, from npm run new evidence')}'],

  async run() {
    return { evidence: observed('${placeholder('by which command')}', {}) };
  },
});
`,
  };
}
