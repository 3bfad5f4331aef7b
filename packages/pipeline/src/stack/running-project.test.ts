import { basename, join } from 'node:path';
import type { Engine } from '@seaworthy/engine';
import { makePipe, makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from '../target/open-target.ts';
import { findRunningProject, nameOfComposeText } from './running-project.ts';

test('a pipe in the place of a file is not waited for: a stack can be stopped whatever lies beside it', async () => {
  await using folder = await makeTemporaryFolder({ '.seaworthy/.gitignore': '*\n' });
  await makePipe(join(folder.path, 'compose.yaml'));
  await makePipe(join(folder.path, '.seaworthy/plan.json'));
  // An engine on which nothing runs.
  const engine = { docker: async () => ({ exitCode: 0, stdout: '', stderr: '' }) } as unknown as Engine;
  const project = await findRunningProject(await openTarget(folder.path), engine);
  expect(project.name).toBe(basename(folder.path));
});

test.each([
  ['name: harbour\nservices: {}\n', 'harbour'],
  ['# the stack\nname: "quay-7"  # ours\n', 'quay-7'],
  ['services:\n  name: pier\n', undefined],
  ['name: harbour\nservices: [broken', 'harbour'],
  ['name: --volumes\n', undefined],
  ['name: ${PROJECT:-tide}\n', undefined],
  ['', undefined],
])('%j', (text, name) => {
  expect(nameOfComposeText(text)).toBe(name);
});
