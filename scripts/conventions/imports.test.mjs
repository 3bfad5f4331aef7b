import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './imports.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('doors that are open, and the world where it is allowed, are right', async () => {
  const files = {
    'packages/cli/src/main.ts':
      "import { ship } from '@seaworthy/pipeline';\nimport { format } from '@seaworthy/core/format';",
    'packages/core/src/repository/disk.ts': "import { readFile } from 'node:fs/promises';",
    'packages/core/src/plan/plan.test.ts': "import { readFile } from 'node:fs/promises';\nimport '@seaworthy/testkit';",
    'packages/engine/src/docker.ts': "import { execa } from 'execa';",
  };
  expect(await problemsIn(files)).toEqual([]);
});

test.each([
  ['packages/cli/src/main.ts', '@seaworthy/engine', /packages\/cli may use @seaworthy\/pipeline/],
  ['packages/proof/src/prove.ts', '@seaworthy/provision', /packages\/proof may use/],
  ['packages/engine/src/stack.ts', '@seaworthy/testkit', /packages\/engine may use/],
  ['packages/core/src/plan/plan.ts', 'node:fs', /read through `Repository`/],
  ['packages/report/src/html.ts', 'execa', /processes are started/],
  ['packages/core/src/detect/detect.ts', 'node:http', /the network is used/],
  ['packages/cli/src/main.test.ts', '../../proof/src/prove.ts', /by path/],
])('%s may not import %s', async (file, specifier, problem) => {
  for (const statement of [
    `import x from '${specifier}';`,
    `export * from '${specifier}';`,
    `await import('${specifier}');`,
  ])
    expect(await problemsIn({ [file]: statement })).toEqual([expect.stringMatching(problem)]);
});
