import { expect, test } from 'vitest';
import { socketPlaces } from './socket-places.ts';

const mounted = (path: string, type: string, origin = '/') =>
  `431 322 0:57 ${origin} ${path} rw,relatime - ${type} none rw\n`;
const pathsOf = (table: string) => socketPlaces(table).map(({ path }) => path);

test('below a mount, every place at which an engine may have its socket, whichever folder of the host is mounted', () => {
  const paths = pathsOf(mounted('/host', 'ext4'));
  const engines = 'docker.sock containerd/containerd.sock podman/podman.sock crio/crio.sock buildkit/buildkitd.sock';
  const folders = ['/host/', '/host/run/', '/host/var/run/', '/host/host/run/'];
  expect(paths).toEqual(['/host', ...folders.flatMap((folder) => engines.split(' ').map((engine) => folder + engine))]);
});

test('what is at a place came from the same place of what is mounted', () => {
  const places = socketPlaces(mounted('/tide', 'tmpfs', '/netns') + mounted('/quay/', 'tmpfs'));
  expect(places.slice(0, 2)).toEqual([
    { path: '/tide', origin: '/netns' },
    { path: '/tide/docker.sock', origin: '/netns/docker.sock' },
  ]);
  expect(places).toContainEqual({ path: '/quay/run/docker.sock', origin: '/run/docker.sock' });
});

test.each(['proc', 'sysfs', 'cgroup', 'cgroup2', 'devpts', 'mqueue'])('%s holds no sockets of a host', (type) => {
  expect(pathsOf(mounted('/host', type))).toEqual([]);
});

test('the root of a container is of its image, an overlay elsewhere may be the one of a host', () => {
  expect(pathsOf(mounted('/', 'overlay'))).toEqual([]);
  expect(pathsOf(mounted('/host', 'overlay'))).toContain('/host/run/docker.sock');
});

test('a place that is below two mounts is one place, of the one that lies on top', () => {
  const places = socketPlaces(mounted('/host', 'ext4') + mounted('/host/run', 'tmpfs', '/tide'));
  const [first, ...more] = places.filter(({ path }) => path === '/host/run/docker.sock');
  expect([first?.origin, more]).toEqual(['/tide/docker.sock', []]);
});
