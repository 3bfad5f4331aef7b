import { expect, test } from 'vitest';
import { notObserved, observed } from '../../sources/observation.ts';
import { engineSocketsOf } from './engine-sockets.ts';

const engine = { endpoint: 'unix:///srv/harbour/engine' };
const nobody = { asked: notObserved('no agent'), isMounted: () => false, addedGroups: [] };

function mount(source: string, destination: string) {
  return { source, destination, writable: false, through: 'bind' as const, ofProject: false, propagation: '' };
}

function socketsOf(...args: Parameters<typeof engineSocketsOf>) {
  const found = engineSocketsOf(...args);
  return found.observed ? found.value.sockets : found;
}

test('without the agent: a socket by its name or address, and folders in which engines have theirs', () => {
  const mounts = [
    mount('/run/user/7/podman/podman.sock', '/a'),
    mount('/srv/harbour/engine', '/b'),
    mount('/run', '/c'),
    mount('/srv/quay', '/d'),
    mount('/run/shop', '/e'),
  ];
  expect(socketsOf(engine, mounts, nobody)).toEqual([
    { path: '/a', source: '/run/user/7/podman/podman.sock' },
    { path: '/b', source: '/srv/harbour/engine' },
    { path: '/c/docker.sock', source: '/run/docker.sock' },
  ]);
});

test('with the agent: what is a socket there and answers as an engine, whatever its name, and nothing by guess', () => {
  const mounts = [mount('/run', '/c'), mount('/srv/link', '/f')];
  const sockets = [
    { path: '/f', origin: '/anchor', group: 131, engine: 'Docker/26.1.5, API 1.45' },
    { path: '/c/podman/podman.sock', origin: '/podman/podman.sock', group: 0 },
    { path: '/g', origin: '/postgres.sock', group: 70 },
  ];
  const sources = { asked: observed('the agent', { sockets }), isMounted: () => true, addedGroups: ['131'] };
  expect(socketsOf(engine, mounts, sources)).toEqual([
    { path: '/c/podman/podman.sock', source: '/run/podman/podman.sock', group: 0 },
    { path: '/f', source: '/srv/link', group: 131 },
  ]);
});

test('a mount that only the files have is told by its source', () => {
  const sources = { asked: observed('the agent', { sockets: [] }), isMounted: () => false, addedGroups: [] };
  expect(socketsOf(engine, [mount('/var/run', '/var/run')], sources)).toEqual([
    { path: '/var/run/docker.sock', source: '/var/run/docker.sock' },
  ]);
});
