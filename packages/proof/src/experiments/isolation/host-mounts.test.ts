import { expect, test } from 'vitest';
import { isMounted, placeInProject } from './host-mounts.ts';

const hold = { source: '/run', destination: '/hold', writable: true, ofProject: false, propagation: '' };
const running = { Type: 'bind', Source: '/run', Destination: '/hold', RW: true };
test("the project's own files have their place in it, unless it lies right in a home or the system", () => {
  const own = { ...hold, source: '/srv/quay/site', through: 'bind' as const, ofProject: true };
  expect(placeInProject('/srv/quay', own).source).toBe('./site');
  expect(placeInProject('/srv/quay/site', own).source).toBe('.');
  expect(placeInProject('/srv/quay', { ...own, ofProject: false }).source).toBe('/srv/quay/site');
  for (const directory of ['/', '/srv', '/home/mate', '/root']) {
    expect(placeInProject(directory, own).source).toBe('/srv/quay/site');
  }
});

const none = { externalVolumes: [] };

test('a bind mount is there when its source is; an empty volume in its place is another thing', () => {
  const bind = { ...hold, through: 'bind' as const };
  expect(isMounted(bind, [running], none)).toBe(true);
  expect(isMounted(bind, [{ ...running, Source: '/srv' }], none)).toBe(false);
  expect(isMounted(bind, [{ ...running, Type: 'volume' }], none)).toBe(false);
  expect(isMounted(bind, [], none)).toBe(false);
});

test("a volume of the project's own is there; one of somebody else was replaced", () => {
  const volume = { ...hold, through: 'volume' as const };
  const replaced = { externalVolumes: [{ name: 'ledger', destination: '/hold', writable: true }] };
  expect(isMounted(volume, [{ ...running, Type: 'volume' }], none)).toBe(true);
  expect(isMounted(volume, [{ ...running, Type: 'volume' }], replaced)).toBe(false);
});
