import { expect, test } from 'vitest';
import { userError } from '../errors/index.ts';
import type { ProgressEvent } from '../model/index.ts';
import { type TaskEnd, trackTask } from './track-task.ts';

const task = { id: 'hull', title: 'Caulking the hull' };
const started = { type: 'task.started', ...task };
const ended = { id: 'hull', durationMs: expect.any(Number) };

async function track(work: () => Promise<number>, describe?: (value: number) => TaskEnd) {
  const events: ProgressEvent[] = [];
  const result = await trackTask((event) => events.push(event), task, work, describe).catch((error: unknown) => error);
  return { result, events };
}

test('a task that succeeds is told with what its result says', async () => {
  const seven = async () => 7;
  expect(await track(seven)).toEqual({ result: 7, events: [started, { type: 'task.finished', ...ended }] });
  expect((await track(seven, () => '')).events[1]).toEqual({ type: 'task.finished', ...ended });
  expect((await track(seven, (count) => `${count} planks`)).events[1]).toEqual({
    ...{ type: 'task.finished', ...ended, detail: '7 planks' },
  });
});

test('a result may be a failure, and is still the result', async () => {
  const { result, events } = await track(
    async () => 0,
    () => ({ failed: 'no planks' }),
  );
  expect(result).toBe(0);
  expect(events).toEqual([started, { type: 'task.failed', ...ended, reason: 'no planks', lastLines: [] }]);
});

test.each<[string, unknown, string, string[]]>([
  ['an error of the catalogue by its code', userError('ENGINE_NOT_INSTALLED', {}), 'ENGINE_NOT_INSTALLED', []],
  ['any other by its message', new Error('it leaks'), 'it leaks', []],
  [
    'a program by what it wrote',
    Object.assign(new Error('long'), { shortMessage: 'apt-get failed with 100', stderr: 'E: one\nE: two\n' }),
    'apt-get failed with 100',
    ['E: one', 'E: two'],
  ],
  ['what is no error as it stands', 'overboard', 'overboard', []],
])('%s', async (_what, error, reason, lastLines) => {
  const { result, events } = await track(() => Promise.reject(error));
  expect(result).toBe(error);
  expect(events).toEqual([started, { type: 'task.failed', ...ended, reason, lastLines }]);
});

test('nobody has to listen', async () => {
  expect(await trackTask(undefined, task, async () => 7)).toBe(7);
});
