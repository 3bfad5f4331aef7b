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

test.each([
  ...[
    '/',
    '/bin',
    '/boot',
    '/dev',
    '/etc',
    '/lib',
    '/lib64',
    '/proc',
    '/root',
    '/run',
    '/sbin',
    '/sys',
    '/usr',
    '/var',
  ],
  ...['/home', '/var/run', '/var/lib', '/run/user', '/run/systemd', '/run/containerd', '/usr///'],
])('%s whole is a folder of the host system, whoever it belongs to', (path) => {
  expect(sensitivityOf(mount(path, { ofProject: true }))).toBe('a folder of the host system');
});

test.each([
  ...['/proc', '/sys', '/dev', '/boot', '/lib/modules', '/usr/lib/modules', '/etc/ssh', '/etc/docker'],
  ...['/etc/kubernetes', '/etc/sudoers', '/etc/sudoers.d', '/etc/shadow', '/etc/gshadow'],
  ...['/var/lib/docker', '/var/lib/containerd', '/var/lib/containers', '/var/lib/kubelet'],
])('below %s everything is a part of the host system', (folder) => {
  expect(sensitivityOf(mount(`${folder}/tide`))).toBe('a part of the host system');
});

test.each(['/bin', '/etc', '/lib', '/lib64', '/sbin', '/usr', '/var/spool/cron', '/opt/containerd'])(
  'nobody writes below %s',
  (folder) => {
    expect(sensitivityOf(mount(`${folder}/tide`, { writable: true }))).toBe('a part of the host system, and writable');
    expect(sensitivityOf(mount(`${folder}/tide`))).toBeUndefined();
  },
);

test.each(['/srv/data', '/opt/shop', '/rootless/quay', '/binnacle'])('%s may be written to', (path) => {
  expect(sensitivityOf(mount(path, { writable: true }))).toBeUndefined();
});

test.each(['/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'])('%s has no machine behind it', (path) => {
  expect(sensitivityOf(mount(path, { writable: true }))).toBeUndefined();
});

test.each([
  ...['.ssh', '.aws', '.azure', '.kube', '.docker', '.gnupg', '.config/gcloud', '.netrc', '.npmrc', '.pypirc'],
  ...['.ssh/id_ed25519', '.aws/credentials'],
])("%s in a home is a user's keys", (path) => {
  expect(sensitivityOf(mount(`/home/mate/${path}`, { ofProject: true }))).toBe("a user's keys");
  expect(sensitivityOf(mount(`/root/${path}`))).toMatch(/^a user's keys$/);
});

test('a home is the folder itself, at its own place', () => {
  expect(sensitivityOf(mount('/home/mate'))).toBe("a user's whole home");
  for (const path of ['/srv/home/mate', '/srv/root', '/home/mate/x.ssh', '/home/mate/.sshd', '/home/mate/a\n/root']) {
    expect(sensitivityOf(mount(path))).toBeUndefined();
  }
});
