import type { ChangedPath } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { mountPlaces, writesOf } from './writes-of.ts';

const changed = (...paths: string[]): ChangedPath[] => paths.map((path) => ({ kind: 'changed', path }));

test('a file is named without the folders that it lies in; a folder of which nothing is left, too', () => {
  const changes = [...changed('/srv', '/srv/chart'), { kind: 'added' as const, path: '/srv/chart/log' }];
  expect(writesOf([...changes, ...changed('/var', '/var/tide')], [], []).changed).toEqual({
    ...{ count: 2, paths: ['/srv/chart/log', '/var/tide'] },
  });
});

test('what the engine makes to mount something there is no write of the service; a neighbour of it is one', () => {
  const changes = changed(
    '/srv',
    '/srv/data',
    '/srv/data/x',
    '/usr',
    '/usr/sbin',
    '/usr/sbin/docker-init',
    '/srv/data-old',
  );
  expect(writesOf(changes, [], ['/srv/data']).changed).toEqual({ count: 1, paths: ['/srv/data-old'] });
});

test('a path that the log says to be read-only is named once; other lines say nothing', () => {
  const lines = [
    "Error: EROFS: read-only file system, mkdir '/srv/.cache'",
    "Error: EROFS: read-only file system, mkdir '/srv/.cache'",
    "OSError: [Errno 30] Read-only file system: '/srv/chart.log'",
    'mkdir() "/var/cache/nginx/client_temp" failed (30: Read-only file system)',
    "Error: ENOENT: no such file or directory, mkdir '/srv/other/deep'",
    'the file system is a read-only file system',
    "Error: EACCES: permission denied, open '/srv/secret'",
  ];
  expect(writesOf([], lines, [])).toEqual({
    changed: { count: 0, paths: [] },
    refused: ['/srv/.cache', '/srv/chart.log', '/var/cache/nginx/client_temp'],
    logLines: 7,
  });
});

test('without a log, none was read', () => {
  expect(writesOf([], undefined, [])).toEqual({ changed: { count: 0, paths: [] }, refused: [] });
});

test('volumes, files of the host and folders in memory are mounted somewhere', () => {
  const Mounts = [{ Type: 'volume', Destination: '/data', RW: true }];
  const inspection = { Mounts, HostConfig: { Tmpfs: { '/tmp': '' }, Memory: 0, NanoCpus: 0 } };
  expect(mountPlaces(inspection)).toEqual(['/data', '/tmp']);
  expect(mountPlaces({ Mounts: null, HostConfig: { Memory: 0, NanoCpus: 0 } })).toEqual([]);
});
