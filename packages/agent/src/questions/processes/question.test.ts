import { expect, test } from 'vitest';
import type { ContainerProcess } from '../../proc/container.ts';
import { listed } from './question.ts';

const process = (pid: number, uid: number): ContainerProcess => ({
  ...{ pid, parentPid: 1, uid, gid: 1718, state: 'S', command: 'tide', capabilities: [] },
  ...{ noNewPrivileges: true, seccomp: 'filter' },
});
const each = (count: number, uidOf: (index: number) => number) =>
  new Map(Array.from({ length: count }, (_, index) => [index, process(index, uidOf(index))]));

test('of many with the same rights some are only counted', () => {
  const processes = listed(each(300, () => 1717));
  expect(processes).toHaveLength(64);
  expect(processes[0]).toEqual({ ...process(0, 1717), alike: 236 });
});

test('as many with rights of their own are told as can be judged, and no part of more', () => {
  expect(listed(each(256, (index) => 2000 + index))).toHaveLength(256);
  expect(() => listed(each(257, (index) => 2000 + index))).toThrow(
    '1 processes with rights of their own are more than can be judged',
  );
});
