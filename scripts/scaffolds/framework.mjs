/** A Node server framework, ready to be changed into what it is; recognised by its dependency. */
export function filesFor(id) {
  const folder = `packages/core/src/frameworks/${id}`;
  const title = id[0].toUpperCase() + id.slice(1);
  return {
    [`${folder}/detector.ts`]: `import { describeNodeServer } from '../../detect/node-server.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: '${id}',
  name: '${title}',
  language: 'node',
  supersedes: ['node'],

  async detect(folder) {
    const dependency = folder.manifest?.dependency('${id}');
    if (dependency === undefined) return undefined;

    const server = await describeNodeServer(folder);
    return 'refused' in server ? server : { ...server, version: dependency, source: dependency.source };
  },
});
`,
    [`${folder}/detector.test.ts`]: `import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

test('is recognised by its dependency', async () => {
  const files = {
    'crane/package.json': JSON.stringify({ dependencies: { '${id}': '^1.0.0' }, scripts: { start: 'node lift.js' } }),
    'crane/package-lock.json': '{}',
    'crane/lift.js': 'createApp().listen(6161);',
  };
  const { services } = await detectFacts(memoryRepository(files));
  expect(services.map(({ path, framework }) => [path, framework.id])).toEqual([['crane', '${id}']]);
});
`,
    [`${folder}/recipe.ts`]: `import { nodeServerRecipe } from '../../generate/stages/node-server.ts';

export default nodeServerRecipe('${id}', '${title}');
`,
    [`${folder}/fixtures/npm/package.json`]: `${JSON.stringify({ name: `${id}-fixture`, private: true, type: 'module', scripts: { start: 'node lift.js' }, dependencies: { [id]: '^1.0.0' } }, null, 2)}\n`,
    [`${folder}/fixtures/npm/package-lock.json`]: '{}\n',
    [`${folder}/fixtures/npm/lift.js`]: `import create from '${id}';\n\ncreate().listen(6161);\n`,
  };
}
