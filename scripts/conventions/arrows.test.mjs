import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './arrows.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

test('arrows that run downwards, and back up in tests only, are right', async () => {
  const files = {
    'packages/core/src/index.ts': "export { plan } from './plan/plan.ts';",
    'packages/core/src/plan/plan.ts': "import { size } from '../format/size.ts';\nexport const plan = size;",
    'packages/core/src/format/size.ts': 'export const size = 1;',
    'packages/core/src/format/size.test.ts': "import '../plan/plan.ts';",
  };
  expect(await problemsIn(files)).toEqual([]);
});

test.each([
  ['upwards', 'packages/core/src/format/size.ts', '../plan/plan.ts', /format lies below plan/],
  ['sideways', 'packages/core/src/plan/plan.ts', '../detect/detect.ts', /plan stands beside detect/],
  [
    'from a plug-in to a stage',
    'packages/core/src/frameworks/koa/detector.ts',
    '../../detect/detect.ts',
    /frameworks lies below detect/,
  ],
  ['by type only', 'packages/core/src/model/facts.ts', '../plan/plan.ts', /model lies below plan/],
])('an arrow %s is named', async (_, file, specifier, problem) => {
  const files = {
    'packages/core/src/plan/plan.ts': 'export const x = 1;',
    'packages/core/src/detect/detect.ts': 'export const x = 1;',
    [file]: `import type { x } from '${specifier}';`,
  };
  expect(await problemsIn(files)).toEqual([expect.stringMatching(problem)]);
});

test('a folder without a place is named, and so is one in a package that is new', async () => {
  const files = { 'packages/core/src/misfits/a.ts': '', 'packages/harbour/src/index.ts': '' };
  expect(await problemsIn(files)).toEqual([
    'packages/core/src/misfits has no place in scripts/architecture.mjs',
    'packages/harbour/src/. has no place in scripts/architecture.mjs',
  ]);
});

test('files and folders in a circle are named, each knot once', async () => {
  const files = {
    'packages/core/src/plan/a.ts': "import './b.ts';",
    'packages/core/src/plan/b.ts': "export * from './c.ts';",
    'packages/core/src/plan/c.ts': "const a = () => import('./a.ts');",
    'packages/core/src/targets/bake/one.ts': "import '../compose/one.ts';",
    'packages/core/src/targets/compose/one.ts': '',
    'packages/core/src/targets/compose/two.ts': "import '../bake/two.ts';",
    'packages/core/src/targets/bake/two.ts': '',
  };
  const [plan, targets] = ['packages/core/src/plan', 'packages/core/src/targets'];
  expect(await problemsIn(files)).toEqual([
    `files in a circle: ${plan}/a.ts → ${plan}/b.ts → ${plan}/c.ts → ${plan}/a.ts`,
    `folders in a circle: ${targets}/bake → ${targets}/compose → ${targets}/bake`,
  ]);
});
