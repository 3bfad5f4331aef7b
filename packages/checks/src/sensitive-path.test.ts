import { expect, test } from 'vitest';
import { sensitivityOf } from './sensitive-path.ts';

function mount(source: string, changes: { writable?: boolean; ofProject?: boolean } = {}) {
  return {
    ...{
      source,
      destination: '/srv/pier',
      writable: false,
      through: 'bind' as const,
      ofProject: false,
      propagation: '',
    },
    ...changes,
  };
}

test.each([
  ...['/', '/etc', '/etc/', '/proc', '/proc/sys/kernel', '/sys/fs/cgroup', '/dev', '/dev/mem', '/boot', '/lib/modules'],
  ...['/root', '/home', '/home/mate', '/home/mate/.ssh', '/root/.docker/config.json', '/var', '/run', '/var/run'],
  ...['/var/lib/docker/volumes/x', '/var/lib/containerd', '/etc/shadow', '/etc/ssh/ssh_host_rsa_key'],
])('%s is sensitive, also read-only', (path) => expect(sensitivityOf(mount(path))).toBeTypeOf('string'));

test.each([
  ...['/srv/data', '/opt/shop', '/etc/localtime', '/etc/ssl/certs', '/usr/share/zoneinfo', '/home/mate/shop/data'],
  ...['/dev/null', '/var/lib/shop', '/run/shop', '/etcetera', '/procession', '/var/lib/docker-data', '/root/shop'],
])('%s is not, read-only', (path) => expect(sensitivityOf(mount(path))).toBeUndefined());

test('programs and settings of the host may be read and not written', () => {
  expect(sensitivityOf(mount('/etc/letsencrypt'))).toBeUndefined();
  expect(sensitivityOf(mount('/etc/letsencrypt', { writable: true }))).toBe('a part of the host system, and writable');
  expect(sensitivityOf(mount('/usr/local/bin', { writable: true }))).toBeTypeOf('string');
});

test("a project's own files are its own, wherever it lies, but a whole home and the root stay what they are", () => {
  expect(sensitivityOf(mount('/usr/src/shop', { writable: true, ofProject: true }))).toBeUndefined();
  expect(sensitivityOf(mount('./.docker/nginx.conf', { writable: true, ofProject: true }))).toBeUndefined();
  expect(sensitivityOf(mount('.', { writable: true, ofProject: true }))).toBeUndefined();
  expect(sensitivityOf(mount('/home/mate', { ofProject: true }))).toBeTypeOf('string');
  expect(sensitivityOf(mount('/', { ofProject: true }))).toBeTypeOf('string');
  expect(sensitivityOf(mount('/home/mate/.ssh', { ofProject: true }))).toBeTypeOf('string');
});
