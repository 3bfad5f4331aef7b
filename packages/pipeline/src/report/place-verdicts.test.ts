import { symlink } from 'node:fs/promises';
import type { Evidence, Verdict } from '@seaworthy/core/model';
import { makeTemporaryFolder, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { placeVerdicts } from './place-verdicts.ts';

const evidence: Evidence = {
  schemaVersion: 1,
  services: [{ subject: subject({ service: 'quay' }), observations: {}, unobserved: 'Nobody looked.' }],
};
const verdict = (outcome: Verdict['outcome']): Verdict => ({
  ...{ check: 'root-user', service: 'quay', outcome, severity: 'high', title: 't', message: 'm' },
  ...{ measures: [], seen: [], observedBy: [] },
});
const files = {
  'compose.yaml': '# Ours.\nservices:\n  quay: { build: ./image }\n  pier: { image: pier }\n',
  'image/Dockerfile': 'FROM node:22\n\nUSER root\n',
};

test('a failure stands at its line of the Dockerfile, and what passed nowhere', async () => {
  await using folder = await makeTemporaryFolder(files);
  const placed = await placeVerdicts(folder.path, `${folder.path}/compose.yaml`, evidence, [
    verdict('fail'),
    verdict('pass'),
  ]);
  expect(placed.verdicts.map(({ cause }) => cause)).toEqual([{ file: 'image/Dockerfile', line: 3 }, undefined]);
  expect([...placed.places]).toEqual([['quay', { file: 'compose.yaml', line: 3 }]]);
});

test.each([
  ['no file', undefined],
  ['a file that is gone', 'gone.yaml'],
  ['a file outside', '../compose.yaml'],
])('of %s nothing is said', async (_, file) => {
  await using folder = await makeTemporaryFolder(files);
  const verdicts = [verdict('fail')];
  const path = file && `${folder.path}/${file}`;
  expect(await placeVerdicts(folder.path, path, evidence, verdicts)).toEqual({ places: new Map(), verdicts });
});

test('a Dockerfile behind a link that leads out is not read', async () => {
  await using outside = await makeTemporaryFolder({ Dockerfile: 'FROM node:22\nUSER root\n' });
  await using folder = await makeTemporaryFolder({ 'compose.yaml': files['compose.yaml'] });
  await symlink(outside.path, `${folder.path}/image`);
  const { verdicts, places } = await placeVerdicts(folder.path, `${folder.path}/compose.yaml`, evidence, [
    verdict('fail'),
  ]);
  expect(verdicts[0]?.cause).toBeUndefined();
  expect(places.size).toBe(1);
});
