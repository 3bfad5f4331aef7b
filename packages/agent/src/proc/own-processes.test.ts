import { expect, test } from 'vitest';
import { ownProcesses, type ProcessPlace } from './own-processes.ts';

const place = (parentPid: number, startedMs: number, inside = true): ProcessPlace => ({ parentPid, startedMs, inside });
const SHIM = 900;

/** Engine, shim, the container's first process with a child and a grandchild, and another container beside it. */
const MACHINE = new Map<number, ProcessPlace>([
  [1, place(0, 0, false)],
  [SHIM, place(1, 5000, false)],
  [910, place(SHIM, 5100)],
  [925, place(910, 5200)],
  [907, place(925, 5300)],
  [800, place(1, 4000, false)],
  [801, place(800, 4100, false)],
]);
const own = { ownNamespace: true };

test('the first process of the group and what it made, not what other containers run', () => {
  expect(ownProcesses(MACHINE, own)).toEqual({ main: 910, pids: [907, 910, 925] });
});

test('a health check that enters is not the service, whether it came first by number or not', () => {
  const entering: [number, ProcessPlace][] = [
    [905, place(SHIM, 9000)],
    [906, place(905, 9100)],
  ];
  expect(ownProcesses(new Map([...MACHINE, ...entering]), own)).toEqual({ main: 910, pids: [907, 910, 925] });
});

test("the engine's word for the first process counts where it is seen", () => {
  expect(ownProcesses(MACHINE, { ...own, mainPid: 925 })?.main).toBe(925);
  // Another one's number, or one of another namespace.
  expect(ownProcesses(MACHINE, { ...own, mainPid: 801 })?.main).toBe(910);
  expect(ownProcesses(MACHINE, { ...own, mainPid: 77 })?.main).toBe(910);
});

test('what an agent left to the first process is not the service', () => {
  expect(ownProcesses(new Map([...MACHINE, [950, place(910, 9000, false)] as const]), own)?.pids).not.toContain(950);
});

test("in another one's process namespace an orphan goes to a stranger, and is still the container's", () => {
  const orphaned = new Map([...MACHINE, [925, place(801, 5200)] as const]);
  expect(ownProcesses(orphaned, { ownNamespace: false })?.pids).toEqual([907, 910, 925]);
});

test('nothing is found where nothing runs, and a table that changed while it was read ends', () => {
  expect(ownProcesses(new Map(), own)).toBeUndefined();
  expect(ownProcesses(new Map([[1, place(0, 0, false)]]), own)).toBeUndefined();
  const circle = new Map([...MACHINE, [30, place(31, 9000)] as const, [31, place(30, 9000)] as const]);
  expect(ownProcesses(circle, own)?.pids).toEqual([907, 910, 925]);
});

test('a container full of processes, each a child of the one before, is no work', () => {
  const chain = Array.from({ length: 30_000 }, (_, index) => [index + 1, place(index, 5000 + index)] as const);
  expect(ownProcesses(new Map(chain), own)).toMatchObject({ main: 1, pids: { length: 30_000 } });
});

test('the first process is the oldest of those that entered, and of two as old the lower number', () => {
  const beside: [number, ProcessPlace][] = [
    [700, place(SHIM, 9000)],
    [701, place(700, 100)],
  ];
  expect(ownProcesses(new Map([...beside, ...MACHINE]), own)?.main).toBe(910);
  expect(ownProcesses(new Map([...MACHINE, ...beside]), own)?.main).toBe(910);
  expect(ownProcesses(new Map([...MACHINE, [700, place(SHIM, 5100)] as const]), own)?.main).toBe(700);
});

test('every child counts, not only the last one', () => {
  const siblings = new Map([...MACHINE, [926, place(910, 5250)] as const]);
  expect(ownProcesses(siblings, own)?.pids).toEqual([907, 910, 925, 926]);
});
