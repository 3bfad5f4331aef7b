import { camelCase } from '../registries.mjs';

export function filesFor(id) {
  const folder = `packages/core/src/frameworks/${id}`;
  return {
    [`${folder}/detector.ts`]: `import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: '${id}',
  name: '${id}',
  supersedes: [],

  async detect() {
    return undefined;
  },
});
`,
    [`${folder}/detector.test.ts`]: `import { expect, test } from 'vitest';
import ${camelCase(id)} from './detector.ts';

test('states what it can prove', () => {
  expect(${camelCase(id)}.id).toEqual('');
});
`,
    [`${folder}/recipe.ts`]: `import { defineRecipe } from '../define-recipe.ts';

export default defineRecipe({
  framework: '${id}',
});
`,
    [`${folder}/fixtures/basic/README.md`]: `# ${id}: the smallest repository that the detector recognises\n`,
  };
}
