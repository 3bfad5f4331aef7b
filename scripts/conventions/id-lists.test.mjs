import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './id-lists.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const checks = Object.fromEntries(
  ['rusty-hull', 'torn-sail', 'open-hatch', 'wet-powder', 'loose-rope'].map((id) => [
    `packages/checks/src/checks/${id}.ts`,
    'export default defineCheck({});',
  ]),
);
const frameworks = Object.fromEntries(
  ['sloop', 'ketch', 'yawl', 'cutter'].map((id) => [`packages/core/src/frameworks/${id}/detector.ts`, '']),
);
const listed = "const all = ['rusty-hull', 'torn-sail', 'open-hatch', 'wet-powder'];";

test.each([
  ['three of them', 'packages/cli/src/a.test.ts', "const some = ['rusty-hull', 'torn-sail', 'open-hatch'];"],
  [
    'other things with some words in common',
    'packages/cli/src/a.test.ts',
    listed.replace('[', "['build', 'plan', 'prove',"),
  ],
  [
    'what is derived',
    'README.md',
    'It knows\n<!-- supported: made by `npm run generate` -->\nSloop, Ketch, Yawl and Cutter\n<!-- end -->\n',
  ],
  ['what is no test', 'packages/cli/src/a.ts', listed],
])('%s: right', async (_, file, text) =>
  expect(await problemsIn({ ...checks, ...frameworks, [file]: text })).toEqual([]),
);

test.each([
  ['an array', 'packages/cli/src/a.test.ts', listed, /lists 4 of 5 ids of packages\/checks/],
  ['an array in an array', 'packages/cli/src/a.test.ts', `const all = [...${listed.slice(12, -1)}];`, /lists 4 of 5/],
  [
    'an object',
    'packages/cli/src/a.test.ts',
    "const x = { 'rusty-hull': 1, 'torn-sail': 2, 'wet-powder': 3, 'open-hatch': 4 };",
    /lists 4/,
  ],
  [
    'a sentence',
    'packages/cli/README.md',
    'It knows Sloop, Ketch,\nYawl and Cutter servers.\n',
    /lists 4 of 4 ids of packages\/core\/src\/frameworks/,
  ],
])('%s of four is named', async (_, file, text, problem) => {
  expect(await problemsIn({ ...checks, ...frameworks, [file]: text })).toEqual([expect.stringMatching(problem)]);
});
