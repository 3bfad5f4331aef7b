import { setTimeout } from 'node:timers/promises';
import { userError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import type { ProgressEvent } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { trackPhases } from './phases.ts';

test('each part is one task and one duration, also when it fails', async () => {
  const events: ProgressEvent[] = [];
  const phases = trackPhases((event) => events.push(event));
  await phases.run(
    { id: 'plan', title: 'Plan' },
    async () => 7,
    (count) => `${count} decisions`,
  );
  await phases.run(
    { id: 'build', title: 'Build' },
    async () => 0,
    () => ({ failed: 'npm ci' }),
  );
  const refused = phases.run({ id: 'engine', title: 'Engine' }, async () => {
    throw userError('ENGINE_UNREACHABLE', { attempts: [] });
  });
  await expect(refused).rejects.toMatchObject({ code: 'ENGINE_UNREACHABLE' });
  expect(events).toEqual([
    { type: 'task.started', id: 'plan', title: 'Plan' },
    { type: 'task.finished', id: 'plan', durationMs: expect.any(Number), detail: '7 decisions' },
    { type: 'task.started', id: 'build', title: 'Build' },
    { type: 'task.failed', id: 'build', durationMs: expect.any(Number), reason: 'npm ci', lastLines: [] },
    { type: 'task.started', id: 'engine', title: 'Engine' },
    { type: 'task.failed', id: 'engine', durationMs: expect.any(Number), reason: 'ENGINE_UNREACHABLE', lastLines: [] },
  ]);
  expect(phases.durations.map(({ name }) => name)).toEqual(['Plan', 'Build', 'Engine']);
});

test('tasks that nest below a part are noted with it, when they began and what they took', async () => {
  const phases = trackPhases(() => {});
  phases.onEvent({ type: 'task.started', id: 'prove/early', title: 'Before its time' });
  await phases.run({ id: 'prove', title: 'Prove' }, async () => {
    await trackTask(phases.onEvent, { id: 'prove/hull', title: 'Knocking on the hull' }, () => setTimeout(20));
    const leak = trackTask(phases.onEvent, { id: 'prove/leak/quay', title: 'Looking for leaks' }, async () => {
      throw new Error('it leaks');
    });
    await leak.catch(() => {});
    phases.onEvent({ type: 'task.started', id: 'other/hull', title: 'Of somebody else' });
  });
  const [{ tasks } = {}] = phases.durations;
  expect(tasks?.map(({ name }) => name)).toEqual(['Knocking on the hull', 'Looking for leaks']);
  expect(tasks?.[0]?.durationMs).toBeGreaterThanOrEqual(15);
  expect(tasks?.[1]?.startedMs).toBeGreaterThanOrEqual(15);
});
