import type { ComposeConfig } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { declaredIsolation } from './declared-isolation.ts';

function declared(services: ComposeConfig['services'], rest: Partial<ComposeConfig> = {}, service = 'web') {
  return declaredIsolation({ name: 'quay', services, ...rest }, service, '/srv/quay');
}

test('a service that says nothing shares nothing', () => {
  expect(
    declared({ web: { networks: { default: null } } }, { networks: { default: { name: 'quay_default' } } }),
  ).toEqual({
    ...{ directory: '/srv/quay', namespaces: [], mounts: [], externalVolumes: [] },
  });
});

test('every namespace of the host, and of another container', () => {
  const web = { network_mode: 'host', pid: 'host', ipc: 'shareable', uts: 'host', userns_mode: 'host', cgroup: 'host' };
  expect(declared({ web }).namespaces).toEqual([
    { namespace: 'network', sharedWith: 'host' },
    { namespace: 'pid', sharedWith: 'host' },
    { namespace: 'ipc', sharedWith: 'others' },
    { namespace: 'uts', sharedWith: 'host' },
    { namespace: 'user', sharedWith: 'host' },
    { namespace: 'cgroup', sharedWith: 'host' },
  ]);
  expect(
    declared({ web: { pid: 'service:db', network_mode: 'container:crane', cgroup: 'private' } }).namespaces,
  ).toEqual([
    { namespace: 'network', sharedWith: 'container:crane' },
    { namespace: 'pid', sharedWith: 'service:db' },
  ]);
});

test('who is joined shares as much as who joins', () => {
  const services = { web: {}, spy: { pid: 'service:web' } };
  expect(declared(services).namespaces).toEqual([{ namespace: 'pid', sharedWith: 'service:spy' }]);
});

test("the network that is called host is the host's, by whatever name the file knows it", () => {
  const networks = { open: { name: 'host', external: true }, host: { name: 'quay_host' } };
  expect(declared({ web: { networks: { open: null } } }, { networks }).namespaces).toEqual([
    { namespace: 'network', sharedWith: 'host' },
  ]);
  expect(declared({ web: { networks: { host: null } } }, { networks }).namespaces).toEqual([]);
});

test("folders of the host: bound, or under a volume's name; the project's own are known as such", () => {
  const volumes = [
    { type: 'bind', source: '/srv/quay/site', target: '/site', read_only: true },
    { type: 'bind', source: '/srv/quayside', target: '/side', bind: { propagation: 'rshared' } },
    { type: 'volume', source: 'root', target: '/host' },
    { type: 'volume', source: 'data', target: '/data' },
    { type: 'volume', source: 'theirs', target: '/theirs', read_only: true },
    { type: 'tmpfs', target: '/tmp' },
  ];
  const definitions = {
    root: { driver_opts: { type: 'none', o: 'bind', device: '/' } },
    data: null,
    theirs: { name: 'ledger_data', external: true },
  };
  const found = declared({ web: { volumes } }, { volumes: definitions });
  expect(found.mounts).toEqual([
    {
      source: '/srv/quay/site',
      destination: '/site',
      writable: false,
      through: 'bind',
      ofProject: true,
      propagation: '',
    },
    {
      source: '/srv/quayside',
      destination: '/side',
      writable: true,
      through: 'bind',
      ofProject: false,
      propagation: 'rshared',
    },
    { source: '/', destination: '/host', writable: true, through: 'volume', ofProject: false, propagation: '' },
  ]);
  expect(found.externalVolumes).toEqual([{ name: 'ledger_data', destination: '/theirs', writable: false }]);
});
