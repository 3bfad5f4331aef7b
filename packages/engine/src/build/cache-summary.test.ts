import type { BuildRecord, BuildStep } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { summariseCache, toHistoryEntry } from './cache-summary.ts';

function step(name: string, cached: boolean, durationMs: number, cacheable = true): BuildStep {
  return { id: name, stage: 'deps', name, cached, cacheable, startedMs: 0, durationMs };
}

const record: BuildRecord = {
  schemaVersion: 1,
  startedAt: '2026-03-04T05:06:07.000Z',
  outcome: 'succeeded',
  durationMs: 9000,
  steps: [step('RUN npm ci', false, 7000), step('COPY . .', true, 0), step('exporting to image', false, 300, false)],
  images: [],
  cache: { cacheableSteps: 2, cachedSteps: 1, savedMs: 0 },
  substitutions: [],
};

test('the history keeps what the steps that ran took', () => {
  expect(toHistoryEntry(record)).toEqual({
    startedAt: '2026-03-04T05:06:07.000Z',
    durationMs: 9000,
    cachedSteps: 1,
    cacheableSteps: 2,
    images: [],
    stepsMs: { 'deps RUN npm ci': 7000 },
  });
});

test('a cached step saves what it took when it last ran', () => {
  const older = { ...toHistoryEntry(record), stepsMs: { 'deps RUN npm ci': 20_000, 'deps COPY . .': 5 } };
  const steps = [step('RUN npm ci', true, 0), step('COPY . .', true, 0), step('RUN never seen', true, 0)];
  expect(summariseCache(steps, [older, toHistoryEntry(record)])).toEqual({
    cacheableSteps: 3,
    cachedSteps: 3,
    savedMs: 7005,
  });
});

test('steps that can not be cached count neither as cached nor as cacheable, whatever the builder says of them', () => {
  const steps = [
    step('FROM node:22', true, 0, false),
    step('[internal] load build context', true, 0, false),
    step('exporting to image', true, 900, false),
    step('RUN npm ci', false, 7000),
  ];
  const history = [{ ...toHistoryEntry(record), stepsMs: { 'deps exporting to image': 900 } }];
  expect(summariseCache(steps, history)).toEqual({ cacheableSteps: 1, cachedSteps: 0, savedMs: 0 });
  expect(toHistoryEntry({ ...record, steps: [step('exporting to image', false, 300, false)] }).stepsMs).toEqual({});
});
