import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence, ProgressEvent, ServiceEvidence } from '@seaworthy/core/model';
import { makeTemporaryFolder, subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { watchProof } from './watch-proof.ts';

function evidence(pids: number): string {
  const limits = { observed: true, by: 'x', value: { pids, memoryBytes: 7e8 } } as const;
  const start = { observed: true, by: 'x', value: { healthyMs: 900, waitedMs: 900, observedBy: 'http' } } as const;
  const service: ServiceEvidence = { subject: subject({ service: 'quay' }), observations: { limits, start } };
  const document: Evidence = { schemaVersion: 1, services: [service] };
  return JSON.stringify(document);
}

test('what was observed is judged again when it or the budgets change, and what is wrong meanwhile is only told', async () => {
  await using folder = await makeTemporaryFolder({
    'evidence.json': evidence(99),
    'budgets.yaml': 'startSeconds: 2\n',
  });
  const [saved, budgets] = [join(folder.path, 'evidence.json'), join(folder.path, 'budgets.yaml')];
  const controller = new AbortController();
  const events: ProgressEvent[] = [];
  const proofs = watchProof({
    ...{ directory: folder.path, subject: 'quay:7', from: saved, budget: 'budgets.yaml', everyMs: 40 },
    ...{
      only: ['slow-start', 'missing-pids-limit'],
      signal: controller.signal,
      onEvent: (event) => events.push(event),
    },
  });
  const next = async () => {
    const { value } = await proofs.next();
    return value.report.verdicts
      .filter(({ leftOut }) => !leftOut)
      .map(({ outcome, measures }) => [outcome, measures[0]?.value]);
  };
  expect(await next()).toEqual([
    ['pass', 99],
    ['pass', 0.9],
  ]);

  await writeFile(budgets, 'startSeconds: 0.5\n');
  expect(await next()).toEqual([
    ['pass', 99],
    ['fail', 0.9],
  ]);

  const broken = next();
  await writeFile(saved, '{ half');
  await expect
    .poll(() => events.flatMap((event) => (event.type === 'notice' ? event.message : [])))
    .toEqual([expect.stringContaining('DOCUMENT_UNUSABLE')]);
  await writeFile(saved, evidence(1234));
  expect(await broken).toEqual([
    ['pass', 1234],
    ['fail', 0.9],
  ]);

  const waiting = proofs.next();
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow();
  expect(await readFile(join(folder.path, '.seaworthy/proofs/quay-7/report.json'), 'utf8')).toContain('1234');
});

test('the first run fails as any other does', async () => {
  await using folder = await makeTemporaryFolder();
  const proofs = watchProof({ directory: folder.path, subject: 'quay:7', from: join(folder.path, 'gone.json') });
  await expect(proofs.next()).rejects.toMatchObject({ code: 'DOCUMENT_UNUSABLE' });
});
