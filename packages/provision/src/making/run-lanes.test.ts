import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { runLanes } from './run-lanes.ts';

test('a failure aborts the other lane, waits for it, starts nothing more, and is what is thrown', async () => {
  const log: string[] = [];
  const work = runLanes(2, ['slow', 'bad', 'never'], undefined, (signal) => async (item) => {
    log.push(`start ${item}`);
    if (item === 'bad') throw new Error('bad failed');
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await sleep(30);
    log.push(`end ${item}`);
    throw new Error('slow was aborted');
  });
  await expect(work).rejects.toThrow('bad failed');
  expect(log).toEqual(['start slow', 'start bad', 'end slow']);
});

test('items are taken in order, two at a time', async () => {
  let running = 0;
  let most = 0;
  const seen: number[] = [];
  await runLanes(2, [5, 6, 7], undefined, () => async (item, index) => {
    most = Math.max(most, ++running);
    seen.push(item * 10 + index);
    await sleep(5);
    running--;
  });
  expect({ most, seen }).toEqual({ most: 2, seen: [50, 61, 72] });
});
