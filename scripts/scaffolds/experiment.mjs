import { placeholder } from '../placeholder.mjs';
import { camelCase } from '../registries.mjs';

const folder = 'packages/proof/src/experiments';

export const kind = { folder, entry: '*/experiment.ts' };

/** It yields the evidence of its own name, as `npm run new evidence` makes it. */
export function filesFor(id) {
  const evidence = camelCase(id);
  return {
    [`${folder}/${id}/experiment.ts`]: `import { observed, whenObserved } from '../../sources/observation.ts';
import { defineExperiment } from '../define-experiment.ts';

/** ${placeholder('what it shows, and why that can not be read from a file')} */
export default defineExperiment({
  id: '${id}',
  title: '${placeholder('for the progress of a run')}',
  needs: ['kernel'],
  disturbs: 'nothing',
  timing: false,
  yields: ['${evidence}'],

  async run({ kernel }) {
    const ${evidence} = await whenObserved(kernel(), ({ mounts }) =>
      observed('${placeholder('by which command')}', { count: mounts.writable.length }),
    );
    return { ${evidence} };
  },
});
`,
  };
}
