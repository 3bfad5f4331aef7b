import { type UserError, userError } from '@seaworthy/core/errors';
import { expect, test } from 'vitest';
import { createDiagnosis } from './diagnose-slow.ts';
import type { ServiceState } from './inspect-services.ts';

const quay: ServiceState = {
  ...{ service: 'quay', containerId: 'c7', containerName: 'quay-1', image: 'quay', state: 'running', exitCode: 0 },
  ...{ oomKilled: false, restarts: 0, startError: '', createdAt: 0, startedAt: 0, healthOutput: [], ports: [] },
};
const elsewhere = (port: number) =>
  userError('LISTENS_ELSEWHERE', { service: 'quay', what: `it listens on ${port}`, fix: 'x', lastLines: [] });

/** Asks each second; `sees` says what is found at a second. Resolves to the second at which it gave up. */
async function giveUpAt(sees: (second: number) => UserError | undefined, seconds = 60): Promise<number | undefined> {
  let second = 0;
  const diagnosis = createDiagnosis(async () => sees(second));
  for (; second < seconds; second += 1) if ((await diagnosis([quay], second * 1000)) !== undefined) return second;
  return undefined;
}

test('the same, seen steadily, ends the wait', async () => {
  expect(await giveUpAt(() => elsewhere(7070))).toBe(14);
});

test('what passes does not, and the time begins anew with something else', async () => {
  expect(await giveUpAt((second) => (second < 13 ? elsewhere(7070) : undefined))).toBeUndefined();
  expect(await giveUpAt((second) => elsewhere(second < 12 ? 7070 : 9090))).toBe(22);
});

test('nobody looks at a start of the usual length, at what does not run, and where nobody can', async () => {
  expect(await giveUpAt(() => elsewhere(7070), 14)).toBeUndefined();
  expect(await createDiagnosis(undefined)([quay], 60_000)).toBeUndefined();
  const looked: string[] = [];
  const diagnosis = createDiagnosis(async (service) => void looked.push(service) as undefined);
  await diagnosis([{ ...quay, state: 'created' }], 60_000);
  expect(looked).toEqual([]);
});
