import { expect, test } from 'vitest';
import { daemonConfig } from './daemon-config.ts';
import { enginePlacement } from './placement.ts';

const programs = { init: '/p/tini', userlandProxy: '/p/docker-proxy' };

test('an isolated engine has everything below its home, and no network of its own', () => {
  const config = daemonConfig(enginePlacement({ home: '/elsewhere', isolated: true }), programs);
  expect(config).toEqual({
    'data-root': '/elsewhere/engine/data',
    'exec-root': '/elsewhere/run/engine',
    pidfile: '/elsewhere/run/engine.pid',
    hosts: ['unix:///elsewhere/run/docker.sock'],
    features: { 'containerd-snapshotter': true, buildkit: true },
    'log-driver': 'local',
    'log-opts': { 'max-size': '10m', 'max-file': '3' },
    builder: { gc: { enabled: true, defaultKeepStorage: '10GB' } },
    'default-cgroupns-mode': 'private',
    'init-path': '/p/tini',
    'userland-proxy-path': '/p/docker-proxy',
    bridge: 'none',
    iptables: false,
    ip6tables: false,
    'ip-forward': false,
  });
});

test('an ordinary one answers where every client looks', () => {
  const config = daemonConfig(enginePlacement({ home: '/srv/sea' }), programs);
  expect(config.hosts).toEqual(['unix:///var/run/docker.sock']);
  expect(config).not.toHaveProperty('bridge');
});
