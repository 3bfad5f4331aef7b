import type { ProgressEvent } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import type { ServiceState } from './inspect-services.ts';
import { createStackReporter } from './stack-events.ts';

const STARTED = 1_700_000_000_000;

const quay: ServiceState = {
  ...{ service: 'quay', containerId: 'c7', containerName: 'quay-1', image: 'quay', state: 'running', exitCode: 0 },
  ...{ oomKilled: false, restarts: 0, startError: '', createdAt: STARTED, startedAt: STARTED },
  ...{ healthOutput: [], ports: [] },
};
const healthy = { ...quay, health: 'healthy' as const };

function detailsOf(states: readonly ServiceState[]): (string | undefined)[] {
  const events: ProgressEvent[] = [];
  const report = createStackReporter((event) => void events.push(event));
  for (const state of states) report([state], STARTED);
  return events.map((event) => ('detail' in event ? event.detail : undefined));
}

test('a service that was healthy all along, and whose first check is forgotten, is healthy: nobody knows after how long', () => {
  expect(detailsOf([{ ...healthy, rememberedHealthyAt: STARTED + 4_231_000 }])).toEqual([undefined]);
});

test('who saw it start knows it, also when many checks failed before', () => {
  const states = [
    { ...quay, health: 'starting' as const },
    { ...healthy, rememberedHealthyAt: STARTED + 8200 },
  ];
  expect(detailsOf(states)).toEqual([undefined, 'after 8.2 s']);
});

test('the log still holds the first check', () => {
  expect(detailsOf([{ ...healthy, healthyAt: STARTED + 2500, rememberedHealthyAt: STARTED + 2500 }])).toEqual([
    'after 2.5 s',
  ]);
});
