import { expect, test } from 'vitest';
import { parseMounts, parseMountTable } from './parse-mounts.ts';

/** A container with `read_only: true`, a tmpfs, a volume at a path with a space, and a read-only bind mount. */
const READ_ONLY = String.raw`431 322 0:57 / / ro,relatime master:113 - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/4A:/var/lib/docker/overlay2/l/5B,upperdir=/var/lib/docker/overlay2/7c/diff,workdir=/var/lib/docker/overlay2/7c/work
432 431 0:60 / /proc rw,nosuid,nodev,noexec,relatime - proc proc rw
433 431 0:61 / /dev rw,nosuid - tmpfs tmpfs rw,size=65536k,mode=755
434 433 0:62 / /dev/pts rw,nosuid,noexec,relatime - devpts devpts rw,gid=5,mode=620,ptmxmode=666
435 431 0:63 / /sys ro,nosuid,nodev,noexec,relatime - sysfs sysfs ro
436 431 0:64 / /tmp rw,nosuid,nodev,noexec,relatime - tmpfs tmpfs rw,size=65536k
437 431 254:1 /var/lib/docker/volumes/quay_data/_data /srv/tide\040tables rw,relatime master:1 - ext4 /dev/vda1 rw
438 431 254:1 /home/quay/server.mjs /srv/server.mjs ro,relatime master:1 - ext4 /dev/vda1 rw
439 431 254:1 /var/lib/docker/containers/7c/resolv.conf /etc/resolv.conf rw,relatime - ext4 /dev/vda1 rw
440 431 254:1 /var/lib/docker/containers/7c/hostname /etc/hostname rw,relatime - ext4 /dev/vda1 rw
`;

test("what is writable below a read-only root, without what is the engine's own", () => {
  expect(parseMounts(READ_ONLY)).toEqual({
    rootReadOnly: true,
    writable: [
      { path: '/tmp', type: 'tmpfs' },
      { path: '/srv/tide tables', type: 'ext4' },
    ],
  });
});

test('a read-only file system is not writable, whatever its mount says; the last root counts', () => {
  const text = `22 1 0:2 / / ro,relatime - rootfs rootfs ro
431 22 0:57 / / rw,relatime - overlay overlay rw
437 431 254:1 / /srv/data rw,relatime - ext4 /dev/vda1 ro
`;
  expect(parseMounts(text)).toEqual({ rootReadOnly: false, writable: [] });
});

/** What lies on top decides: a root over which another was mounted can't be reached any more. */
test('a read-only root over a writable one is read-only, and a writable one over a read-only one is writable', () => {
  const writable = '22 1 0:2 / / rw,relatime - overlay overlay rw\n';
  const readOnly = '431 22 0:57 / / ro,relatime - overlay overlay rw\n';
  expect(parseMounts(writable + readOnly).rootReadOnly).toBe(true);
  expect(parseMounts(readOnly + writable).rootReadOnly).toBe(false);
});

test('where a mount comes from in its file system', () => {
  const text = String.raw`440 431 0:23 /tide\040docker.sock /var/run/engine rw,nosuid - tmpfs tmpfs rw`;
  expect(parseMountTable(text)).toEqual([
    { path: '/var/run/engine', origin: '/tide docker.sock', type: 'tmpfs', writable: true },
  ]);
});

test('a table without a root is refused', () => expect(() => parseMounts('')).toThrow('no root is mounted'));

test.each([
  ['/proc', false],
  ['/sys/fs/cgroup', false],
  ['/etc/hosts', false],
  ['/processes', true],
  ['/srv/proc', true],
  ['/srv/etc/hosts', true],
  ['/etc/hosts.d', true],
])('a mount at %s is the container’s own: %s', (path, counts) => {
  const text = `22 1 0:2 / / ro - overlay overlay rw\n23 22 0:3 / ${path} rw,relatime - tmpfs tmpfs rw\n`;
  expect(parseMounts(text).writable).toEqual(counts ? [{ path, type: 'tmpfs' }] : []);
});

test('a table has a mount for each line, and none for its end', () => {
  expect(parseMountTable('22 1 0:2 / / ro - overlay overlay rw\n')).toHaveLength(1);
  expect(parseMountTable('\n')).toEqual([]);
});

test('a line that is cut short is no mount that anything could be written to, at no place', () => {
  const nothing = { path: '', origin: '', type: '', writable: false };
  expect(parseMountTable('22\n22 1 0:2 /srv\n22 1 0:2 / / rw - \n - overlay overlay rw')).toEqual([
    nothing,
    { ...nothing, origin: '/srv' },
    { ...nothing, origin: '/', path: '/', writable: true },
    { ...nothing, type: 'overlay' },
  ]);
});
