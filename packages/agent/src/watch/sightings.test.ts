import { expect, test } from 'vitest';
import type { ContainerProcess } from '../proc/container.ts';
import { createSightings } from './sightings.ts';

const process = (changes: Partial<ContainerProcess> = {}): ContainerProcess => ({
  ...{ pid: 7, parentPid: 1, uid: 1717, gid: 1718, state: 'S', command: 'tide', capabilities: [] },
  ...{ noNewPrivileges: true, seccomp: 'filter', ...changes },
});
const look = (...processes: ContainerProcess[]) => new Map(processes.map((one) => [`${one.pid}@9`, one]));

test('a process that changes its rights is seen twice, each time with its times', () => {
  const sightings = createSightings();
  sightings.add(look(process()), 300);
  sightings.add(look(process({ command: 'tide --high' })), 400);
  sightings.add(look(process({ uid: 0, capabilities: ['CHOWN'] })), 3100);
  sightings.add(look(), 3200);
  expect(sightings.result()).toEqual({
    seen: [
      { ...process({ command: 'tide --high' }), firstMs: 300, lastMs: 400 },
      { ...process({ uid: 0, capabilities: ['CHOWN'] }), firstMs: 3100, lastMs: 3100 },
    ],
    listeners: [],
    ...{ fromMs: 300, toMs: 3200, unlisted: 0 },
  });
});

test.each([
  ['uid', { uid: 0 }],
  ['gid', { gid: 0 }],
  ['an id that it can take back', { otherUids: [0] }],
  ['capabilities', { capabilities: ['KILL'] }],
  ['no_new_privs', { noNewPrivileges: false }],
  ['seccomp', { seccomp: 'disabled' as const }],
])('however many there are, one with other rights is listed: %s', (_, other) => {
  const sightings = createSightings();
  const many = Array.from({ length: 5000 }, (_, index) => process({ pid: 100 + index }));
  sightings.add(look(...many), 500);
  sightings.add(look(...many, process({ pid: 9000, ...other })), 600);
  const { seen = [], unlisted } = sightings.result() ?? {};
  expect(seen.filter(({ pid }) => pid === 9000)).toEqual([
    { ...process({ pid: 9000, ...other }), firstMs: 600, lastMs: 600 },
  ]);
  expect(seen.length + (seen[0]?.alike ?? 0)).toBe(5001);
  expect(seen[0]).toMatchObject({ firstMs: 500, lastMs: 600 });
  expect(seen.length).toBeLessThan(100);
  expect(unlisted).toBe(0);
});

test('more kinds of rights than can be listed are not taken for harmless', () => {
  const sightings = createSightings();
  sightings.add(look(...Array.from({ length: 300 }, (_, index) => process({ pid: index, uid: 2000 + index }))), 500);
  expect(sightings.result()).toMatchObject({ unlisted: 44 });
});

test('what was never looked at was not seen', () => expect(createSightings().result()).toBeUndefined());

test('as many as a list for people holds are listed, and what is more is counted once', () => {
  const sightings = createSightings();
  const alike = Array.from({ length: 66 }, (_, index) => process({ pid: 100 + index }));
  sightings.add(look(...alike), 500);
  sightings.add(look(...alike), 600);
  sightings.add(look(...alike), 700);
  const { seen = [] } = sightings.result() ?? {};
  expect(seen.map(({ pid }) => pid)).toEqual(alike.slice(0, 64).map(({ pid }) => pid));
  expect(seen[0]?.alike).toBe(2);
});

test('numbers that read alike together are different rights', () => {
  const sightings = createSightings();
  sightings.add(look(process({ uid: 1, gid: 11 })), 1);
  sightings.add(look(process({ uid: 11, gid: 1 })), 2);
  expect(sightings.result()?.seen).toHaveLength(2);
});

test('where it listened at any time is kept, each place once, and no more than a program needs', () => {
  const sightings = createSightings();
  sightings.add(look(process()), 300);
  sightings.addListeners([{ address: '::', port: 7 }]);
  sightings.addListeners([]);
  sightings.addListeners([
    { address: '::', port: 7 },
    { address: '127.0.0.1', port: 7 },
  ]);
  expect(sightings.result()?.listeners).toEqual([
    { address: '::', port: 7 },
    { address: '127.0.0.1', port: 7 },
  ]);
  for (let port = 1000; port < 2000; port += 1) sightings.addListeners([{ address: '::', port }]);
  expect(sightings.result()?.listeners).toHaveLength(256);
});
