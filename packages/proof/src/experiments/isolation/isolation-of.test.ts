import type { ContainerInspection } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { isolationOf } from './isolation-of.ts';

const nothing = { directory: '/srv/quay', namespaces: [], mounts: [], externalVolumes: [] };

function inspection(host: Partial<ContainerInspection['HostConfig']>, rest: Partial<ContainerInspection> = {}) {
  return { HostConfig: { Memory: 0, NanoCpus: 0, ...host }, ...rest } as ContainerInspection;
}

test('what an engine leaves out is the default', () => {
  expect(isolationOf(inspection({}), nothing)).toEqual({
    ...{
      privileged: false,
      namespaces: [],
      securityOptions: [],
      addedCapabilities: [],
      maskedPaths: 0,
      readOnlyPaths: 0,
    },
    ...{ oomScoreAdjustment: 0, oomKillDisabled: false, devices: [], deviceRules: [], deviceRequests: [] },
  });
});

test('capabilities have one name, and no profile becomes evidence in full', () => {
  const host = {
    CapAdd: ['CAP_SYS_ADMIN', 'net_raw'],
    SecurityOpt: ['seccomp={"defaultAction":"X"}', 'label=disable'],
  };
  expect(isolationOf(inspection(host, { AppArmorProfile: 'docker-default' }), nothing)).toMatchObject({
    ...{ addedCapabilities: ['NET_RAW', 'SYS_ADMIN'], securityOptions: ['seccomp=…', 'label=disable'] },
    appArmorProfile: 'docker-default',
  });
});

test('the engine counts where the files are silent; where they speak, their words do', () => {
  const host = { NetworkMode: 'container:4f15a89c0ffee', PidMode: 'host', IpcMode: 'private', UTSMode: '' };
  const declared = { ...nothing, namespaces: [{ namespace: 'network' as const, sharedWith: 'service:db' }] };
  expect(isolationOf(inspection(host), declared).namespaces).toEqual([
    { namespace: 'network', sharedWith: 'service:db' },
    { namespace: 'pid', sharedWith: 'host' },
  ]);
});

test('devices, rules and what is asked of a driver', () => {
  const host = {
    Devices: [{ PathOnHost: '/dev/kvm', CgroupPermissions: 'rw' }],
    DeviceCgroupRules: ['c 189:* rmw'],
    DeviceRequests: [{ Driver: null, Capabilities: [['gpu', 'compute'], ['gpu']] }],
  };
  expect(isolationOf(inspection(host), nothing)).toMatchObject({
    ...{ devices: [{ path: '/dev/kvm', permissions: 'rw' }], deviceRules: ['c 189:* rmw'] },
    deviceRequests: [{ driver: '', capabilities: ['compute', 'gpu'] }],
  });
});
