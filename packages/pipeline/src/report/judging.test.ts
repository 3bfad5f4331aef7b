import { makeTemporaryFolder, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { readJudging } from './judging.ts';

test('a file of budgets is read from the folder that the run works in', async () => {
  await using folder = await makeTemporaryFolder({ 'ci/budgets.yaml': 'imageUnpackedMb: 61\n' });
  const judging = await readJudging({ directory: folder.path, budget: 'ci/budgets.yaml' }, 'prove');
  expect(judging.heldTo).toEqual({ budgets: 'ci/budgets.yaml' });
  expect(judging.hold([subject()])[0]?.budgets.imageUnpackedMb).toBe(61);
});

test.each([
  ['imageUnpackedMb: much\n', 'budgets.yaml:1:1: imageUnpackedMb is the text "much"'],
  ['startSecond: 1\n', 'budgets.yaml:1:1: startSecond is not a key that exists; did you mean startSeconds'],
  ['services:\n  quay:\n    memory: 1\n', 'budgets.yaml:3:5: services.quay.memory is not a key that exists'],
  ['- 1\n', 'budgets.yaml:1:1: the file is a list'],
])('%j is refused at its line', async (text, message) => {
  await using folder = await makeTemporaryFolder({ 'budgets.yaml': text });
  const judging = readJudging({ directory: folder.path, budget: 'budgets.yaml' }, 'prove');
  await expect(judging).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID', message: `${message}.` });
});

test('a file that is not there is named', async () => {
  await using folder = await makeTemporaryFolder();
  const judging = readJudging({ directory: folder.path, budget: 'b.yaml' }, 'prove');
  await expect(judging).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
});

test('what CIS demands are the checks that answer for one of its items', async () => {
  const { demanded, heldTo } = await readJudging({ directory: '.', strictness: 'cis' }, 'prove');
  expect(heldTo).toEqual({ strictness: 'cis' });
  expect(['root-user', 'missing-cpu-limit', 'shell-in-image'].filter((id) => !demanded.has(id))).toEqual([]);
  expect(['slow-start', 'oversized-image'].filter((id) => demanded.has(id))).toEqual([]);
  const standard = await readJudging({ directory: '.', strictness: 'standard' }, 'prove');
  expect([standard.demanded.size, standard.heldTo]).toEqual([0, {}]);
});
