import { expect, test } from 'vitest';
import { planEnginePackages } from './engine-packages.ts';

const system = (id: string, versionId: string, codename: string) => ({ id, versionId, codename, prettyName: id });

test('Debian 12 takes the engine from Debian 13, and what needs its libraries from itself', () => {
  expect(planEnginePackages(system('debian', '12', 'bookworm'), true)).toEqual({
    host: { distribution: 'debian', codename: 'bookworm' },
    engine: {
      release: { distribution: 'debian', codename: 'trixie' },
      packages: ['containerd', 'docker-buildx', 'docker-compose', 'docker.io', 'tini'],
    },
    support: ['iptables', 'runc', 'libsystemd0', 'libseccomp2'],
  });
});

test('Debian 13 takes all from itself, and the client where there is none', () => {
  const plan = planEnginePackages(system('debian', '13', 'trixie'), false);
  expect(plan?.engine.release.codename).toBe('trixie');
  expect(plan?.engine.packages).toEqual([
    'containerd',
    'docker-buildx',
    'docker-compose',
    'docker.io',
    'tini',
    'docker-cli',
  ]);
});

test('Ubuntu names compose differently, and has the client in the engine', () => {
  const plan = planEnginePackages(system('ubuntu', '24.04', 'noble'), false);
  expect(plan?.engine).toEqual({
    release: { distribution: 'ubuntu', codename: 'noble' },
    packages: ['containerd', 'docker-buildx', 'docker-compose-v2', 'docker.io', 'tini'],
  });
});

test.each([
  ['debian', '11', 'bullseye'],
  ['ubuntu', '20.04', 'focal'],
  ['fedora', '44', ''],
  ['debian', '', 'sid'],
])('%s %s is not supported', (id, version, codename) => {
  expect(planEnginePackages(system(id, version, codename), true)).toBeUndefined();
});
