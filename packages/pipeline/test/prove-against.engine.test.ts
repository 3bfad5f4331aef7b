import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { prove } from '../src/index.ts';

const server = join(import.meta.dirname, '../../../fixtures/images/server');
const composed = (name: string, more: string) =>
  `name: against-${name}\nservices:\n  quay:\n    build: ../server\n    expose: ['3000']\n${more}`;

test('two stacks are proven in turn, each at its lines and under its budgets, and compared', async () => {
  await using folder = await makeTemporaryFolder({
    'old/compose.yaml': composed('old', "    user: '0:0'\n"),
    'new/compose.yaml': composed('new', ''),
    'budgets.yaml': 'imageUnpackedMb: 20\n',
  });
  await cp(server, join(folder.path, 'server'), { recursive: true });
  const proven = await prove({
    ...{ directory: folder.path, subject: 'new/compose.yaml', against: 'old/compose.yaml' },
    ...{ only: ['root-user', 'oversized-image'], budget: 'budgets.yaml', failOn: 'high', strictness: 'standard' },
  });
  const { verdicts, comparison, heldTo } = proven.report;
  const judged = verdicts.filter(({ leftOut }) => !leftOut);
  expect(judged.map(({ check, outcome, cause }) => [check, outcome, cause?.file])).toEqual([
    ['oversized-image', 'fail', 'server/Dockerfile'],
    ['root-user', 'pass', undefined],
  ]);
  expect(heldTo).toEqual({ budgets: 'budgets.yaml' });
  expect(comparison).toMatchObject({ name: 'old', outcome: 'fail', unpaired: { here: [], there: [] } });
  expect(comparison?.rows.map(({ label, better }) => [label, better])).toEqual([
    ['Image, transferred', 'alike'],
    ['Image, unpacked', 'alike'],
    ['A process runs as root', 'here'],
  ]);
  // What is too large is mild, and root is the other side's.
  expect(proven.exitCode).toBe(0);
  const other = JSON.parse(await readFile(join(folder.path, '.seaworthy/proofs/old/report.json'), 'utf8'));
  const root = other.verdicts.find(({ check }: { check: string }) => check === 'root-user');
  expect(root.cause).toEqual({ file: 'old/compose.yaml', line: 6 });
});
