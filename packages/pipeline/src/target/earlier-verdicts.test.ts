import type { Outcome, Verdict } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { addVerdicts, readEarlierVerdicts } from './earlier-verdicts.ts';
import { openTarget } from './open-target.ts';
import { writeFiles } from './write-files.ts';

function verdict(check: string, service: string, outcome: Outcome): Verdict {
  const empty = { measures: [], seen: [], observedBy: [] };
  return { check, service, outcome, severity: 'high', title: 'title', message: 'message', ...empty };
}

test('verdicts of a run are there for the next, whatever else stands in the file', async () => {
  await using folder = await makeTemporaryFolder({ '.seaworthy/verdicts.jsonl': 'half a li' });
  const target = await openTarget(folder.path);
  const verdicts = [verdict('root-user', 'quay', 'fail'), verdict('root-user', 'constructor', 'pass')];
  const createdAt = '2026-03-04T05:06:07.000Z';
  await writeFiles(target, addVerdicts(await readEarlierVerdicts(target, ''), { createdAt, verdicts }, ''));
  expect(await readEarlierVerdicts(target, '')).toEqual([
    { createdAt, outcomes: { 'root-user': { quay: 'fail', constructor: 'pass' } } },
  ]);
  expect(await readEarlierVerdicts(target, 'proofs/quay/')).toEqual([]);
});

test('a run that observed nothing is none to compare with, and the file stays small', () => {
  const run = { createdAt: '2026-03-04T05:06:07.000Z', verdicts: [verdict('root-user', 'quay', 'unknown')] };
  expect(addVerdicts([], run, '')).toEqual([]);
  const earlier = Array.from({ length: 90 }, (_, day) => ({ createdAt: `day ${day}`, outcomes: {} }));
  const [file] = addVerdicts(earlier, { ...run, verdicts: [verdict('root-user', 'quay', 'pass')] }, 'proofs/quay/');
  expect(file?.path).toBe('.seaworthy/proofs/quay/verdicts.jsonl');
  const lines = file?.content.toString().trim().split('\n') ?? [];
  expect([lines.length, lines[0]]).toEqual([30, '{"createdAt":"day 61","outcomes":{}}']);
});
