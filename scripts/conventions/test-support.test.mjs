import { expect, test } from 'vitest';
import { inTemporaryRepository } from '../../packages/testkit/src/index.ts';
import { openProject } from '../project.mjs';
import { convention } from './test-support.mjs';

const problemsIn = (files) => inTemporaryRepository(files, (root) => convention.findProblems(openProject(root)));

const core = {
  'packages/core/package.json': '{ "name": "@seaworthy/core", "exports": { ".": "./src/index.ts" } }',
  'packages/core/src/index.ts': "export { plan } from './plan.ts';",
  'packages/core/src/plan.ts': 'export const plan = 1;',
};

test('what the product uses, and what nobody but other packages use, is right', async () => {
  const files = {
    ...core,
    'packages/core/src/plan.test.ts': "import { plan } from './plan.ts';\nimport './index.ts';",
    'packages/testkit/src/subject.ts': 'export const subject = 1;',
    'packages/cli/test/todo.alone.test.ts': '',
  };
  expect(await problemsIn(files)).toEqual([]);
});

test('what only tests use is named, with what it uses', async () => {
  const files = {
    ...core,
    'packages/core/src/arbitrary.ts': "import './words.ts';",
    'packages/core/src/words.ts': '',
    'packages/core/src/plan.test.ts': "import './arbitrary.ts';",
    'packages/cli/test/free-ports.ts': '',
  };
  expect(await problemsIn(files)).toEqual([
    'packages/cli/test/free-ports.ts: belongs into packages/testkit',
    'packages/core/src/arbitrary.ts: only tests import it (packages/core/src/plan.test.ts); it belongs into packages/testkit',
    'packages/core/src/words.ts: only tests import it (packages/core/src/arbitrary.ts); it belongs into packages/testkit',
  ]);
});
