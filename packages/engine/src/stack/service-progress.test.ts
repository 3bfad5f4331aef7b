import { expect, test } from 'vitest';
import type { ServiceState } from './inspect-services.ts';
import { judgeService } from './service-progress.ts';

const NOW = 1_900_000_010_000;

function state(change: Partial<ServiceState>): ServiceState {
  return {
    service: 'quay',
    containerId: 'c1',
    containerName: 'harbour-quay-1',
    image: 'quay:3',
    state: 'running',
    exitCode: 0,
    oomKilled: false,
    restarts: 0,
    startError: '',
    createdAt: NOW - 5000,
    startedAt: NOW - 4000,
    healthOutput: [],
    ports: [],
    ...change,
  };
}

test.each<[string, Partial<ServiceState>, boolean, string]>([
  ['runs and is healthy', { health: 'healthy' }, false, 'ready'],
  ['runs and nobody knows yet', { health: 'starting' }, false, 'starting'],
  ['runs and is unhealthy', { health: 'unhealthy' }, false, 'unhealthy'],
  ['runs for four seconds without a health check', {}, false, 'ready'],
  ['has just begun to run without a health check', { startedAt: NOW - 200 }, false, 'starting'],
  ['was restarted once and is on its way', { restarts: 1, health: 'starting' }, false, 'starting'],
  ['was restarted twice', { restarts: 2, health: 'starting' }, false, 'crashed'],
  ['was restarted often and is healthy now', { restarts: 5, health: 'healthy' }, false, 'ready'],
  ['waits for the next restart', { state: 'restarting', restarts: 1, exitCode: 1 }, false, 'starting'],
  ['ended with an error', { state: 'exited', exitCode: 3 }, false, 'crashed'],
  ['ended well', { state: 'exited' }, false, 'completed'],
  ['is a job at work', {}, true, 'starting'],
  ['is a job that ended well', { state: 'exited' }, true, 'completed'],
  ['is a job that failed', { state: 'exited', exitCode: 1 }, true, 'crashed'],
  ['is only created', { state: 'created' }, false, 'waiting'],
  ['was refused by the engine', { state: 'created', exitCode: 127, startError: 'exec: "x"' }, false, 'crashed'],
])('a container that %s', (_what, change, oneShot, expected) => {
  expect(judgeService(state(change), oneShot, NOW)).toBe(expected);
});
