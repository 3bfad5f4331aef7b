import { placeholder } from '../placeholder.mjs';

const folder = 'packages/core/src/frameworks';

/** One without a recipe is known and refused by its name. */
export const kind = {
  folder,
  entry: '*/recipe.ts',
  companions: (id) => ['detector.ts', 'detector.test.ts', 'fixtures'].map((file) => `${folder}/${id}/${file}`),
};

/** A Node server framework, ready to be changed into what it is; recognised by its dependency. */
export function filesFor(id) {
  const own = `${folder}/${id}`;
  const title = placeholder('its name, as its authors write it');
  return {
    [`${own}/detector.ts`]: detector(id, title),
    [`${own}/detector.test.ts`]: `import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

test('is recognised by its dependency', async () => {
  const files = {
    'crane/package.json': JSON.stringify({ dependencies: { '${id}': '^1.0.0' }, scripts: { start: 'node lift.js' } }),
    'crane/package-lock.json': '{}',
    'crane/lift.js': '${placeholder('its smallest server, on port 6161')}',
  };
  const { services } = await detectFacts(memoryRepository(files));
  expect(services.map(({ path, framework, port }) => [path, framework.id, port?.value])).toEqual([['crane', '${id}', 6161]]);
});
`,
    [`${own}/recipe.ts`]: `import { nodeServerRecipe } from '../../languages/node/stages/server.ts';

export default nodeServerRecipe('${id}', '${title}');
`,
    [`${own}/fixtures/npm/package.json`]: `${JSON.stringify(
      {
        name: `${id}-fixture`,
        private: true,
        type: 'module',
        scripts: { start: 'node lift.js' },
        dependencies: { [id]: placeholder('its version, exactly') },
      },
      null,
      2,
    )}\n`,
    [`${own}/fixtures/npm/package-lock.json`]: `{ "name": "${placeholder('made by npm install --package-lock-only')}" }\n`,
    [`${own}/fixtures/npm/lift.js`]: `// ${placeholder('a small server, as its users write it, with a health route')}\n`,
  };
}

function detector(id, title) {
  return `import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: '${id}',
  name: '${title}',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('${id}');
    if (dependency === undefined) return undefined;
    return describeNodeServer(folder, { version: dependency, source: dependency.source });
  },
});
`;
}
