import { placeholder } from '../placeholder.mjs';
import { camelCase } from '../registries.mjs';

const folder = 'packages/core/src/targets';

export const kind = { folder, entry: '*/target.ts' };

export function filesFor(id) {
  const render = camelCase(`render-${id}`);
  const today = new Date().toISOString().slice(0, 10);
  return {
    [`${folder}/${id}/target.ts`]: `import { defineTarget } from '../define-target.ts';
import { ${render} } from './render-${id}.ts';

const path = '${placeholder('the file that it writes')}';

export default defineTarget({
  id: '${id}',
  title: '${placeholder('whom the files are for, as people write it')}',
  since: '${today}',
  byDefault: false,
  paths: [path],
  notInImages: [path],
  files: (plan) => [{ path, content: ${render}(plan) }],
});
`,
    [`${folder}/${id}/render-${id}.ts`]: `import type { Plan } from '../../model/index.ts';

/** ${placeholder('what it promises to whom')} */
export function ${render}(plan: Plan): string {
  return plan.services.map(({ name }) => \`\${name}\\n\`).join('');
}
`,
    [`${folder}/${id}/render-${id}.test.ts`]: `import { anyPlan } from '@seaworthy/testkit/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ${render} } from './render-${id}.ts';

test('names every service of any plan', () => {
  fc.assert(
    fc.property(anyPlan, (plan) => {
      const lines = ${render}(plan).split('\\n');
      expect(lines).toEqual(expect.arrayContaining(plan.services.map(({ name }) => name)));
    }),
  );
});
`,
  };
}
