import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { afterEach, expect, test, vi } from 'vitest';
import { type ContainerTarget, describeProcesses, findProcesses, readStatus } from './container.ts';
import {
  createTableReader,
  linkOf,
  namesIn,
  type ProcessTable,
  readProc,
  type SeenProcess,
  uptimeMs,
} from './process-table.ts';
import { readListeners } from './read-sockets.ts';

const ID = 'd1ce'.repeat(16);
const INSIDE = `0::/docker/${ID}\n`;
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function seen(parentPid: number, cgroup: string, changes: Partial<SeenProcess> = {}): SeenProcess {
  return { name: 'quay', parentPid, startedMs: 7000, usedMs: 0, reapedMs: 0, cgroup, ...changes };
}

/** Engine and shim, a container with two processes, and another container's. */
const MACHINE: ProcessTable = new Map([
  [1, seen(0, '0::/\n', { startedMs: 0 })],
  [900, seen(1, '0::/\n', { startedMs: 5000 })],
  [910, seen(900, INSIDE)],
  [925, seen(910, INSIDE)],
  [800, seen(1, `0::/docker/${'beef'.repeat(16)}\n`)],
]);

test.each<[string, Partial<ContainerTarget>, object | undefined]>([
  ['from outside, by its control group', { mainPid: 910 }, { main: 910, pids: [910, 925] }],
  ['by the number of a process that is another’s', { mainPid: 800 }, { main: 910, pids: [910, 925] }],
  ['from the process namespace of another', { ownNamespace: false }, { main: 910, pids: [910, 925] }],
  ['a container that does not run', { id: 'cafe'.repeat(16), mainPid: 77 }, undefined],
])('the processes of a container are found: %s', (_, changes, expected) => {
  expect(findProcesses(MACHINE, { id: ID, ownNamespace: true, ...changes })).toEqual(expected);
});

test('in the namespace of the container itself, where no group tells, everything below the first process is its own', () => {
  const alone: ProcessTable = new Map([
    [1, seen(0, '0::/\n')],
    [7, seen(1, '0::/\n')],
    [40, seen(0, '0::/\n')],
  ]);
  expect(findProcesses(alone, { id: ID, ownNamespace: true })).toEqual({ main: 1, pids: [1, 7] });
  // Elsewhere it would be everybody's.
  expect(findProcesses(alone, { id: ID, ownNamespace: false })).toBeUndefined();
  expect(findProcesses(alone, { id: ID, mainPid: 1, ownNamespace: true })).toBeUndefined();
});

test('where a group tells, what is outside of it is not the container’s', () => {
  const joined: ProcessTable = new Map([
    [1, seen(0, INSIDE)],
    [7, seen(1, INSIDE)],
    [9, seen(1, '0::/\n')],
  ]);
  expect(findProcesses(joined, { id: ID, ownNamespace: true })).toEqual({ main: 1, pids: [1, 7] });
});

test('a process that calls itself as the runtime does is judged: only the runtime is let through, and only for a moment', () => {
  const named = (startedMs: number): ProcessTable =>
    new Map([...MACHINE, [process.pid, seen(900, INSIDE, { name: 'runc:[2:INIT]', startedMs })]]);
  const target = { id: ID, ownNamespace: false };
  // This test runs in Node, which is not the runtime, whatever name it has.
  expect(findProcesses(named(uptimeMs()), target)?.pids).toContain(process.pid);
  expect(findProcesses(named(0), target)?.pids).toContain(process.pid);
});

test('the runtime that enters a container is let through while it does, and by its own program alone', async () => {
  await using folder = await makeTemporaryFolder({});
  const program = join(folder.path, 'runc');
  copyFileSync(realpathSync('/bin/sleep'), program);
  const runc = spawn(program, ['77'], { stdio: 'ignore' });
  children.push(runc);
  const { pid = 0 } = runc;
  await untilFound(() => (isAsleep(pid, 'runc') ? true : undefined));
  const pidsWith = (changes: Partial<SeenProcess>, ownNamespace = false) => {
    const runtime = seen(900, INSIDE, { name: 'runc:[2:INIT]', startedMs: uptimeMs(), ...changes });
    return findProcesses(new Map([...MACHINE, [pid, runtime]]), { id: ID, ownNamespace })?.pids;
  };
  expect(pidsWith({})).not.toContain(pid);
  expect(pidsWith({ startedMs: uptimeMs() - 2000 })).not.toContain(pid);
  expect(pidsWith({ startedMs: uptimeMs() - 3100 })).toContain(pid);
  expect(pidsWith({ name: 'quay' })).toContain(pid);
  // In a namespace of its own, what its first process made is its own, whatever it is called.
  expect(pidsWith({ parentPid: 910 }, true)).toContain(pid);
});

const namespaces = ['--user', '--map-user=1717', '--map-group=1718', '--pid', '--fork'];

test.skipIf(spawnSync('unshare', [...namespaces, 'true']).status !== 0)(
  'numbers and ids are those that the container itself sees',
  async () => {
    const outer = spawn('unshare', [...namespaces, '--kill-child', 'sh', '-c', 'sleep 76; :'], { stdio: 'ignore' });
    children.push(outer);
    const childOf = (parent: number | undefined, name: string) =>
      untilFound(() =>
        readdirSync('/proc')
          .map(Number)
          .find((pid) => pid > 0 && readStatus(pid)?.parentPid === parent && isAsleep(pid, name)),
      );
    const main = await childOf(outer.pid, 'sh');
    const sleeper = await childOf(main, 'sleep');
    const described = describeProcesses({ main, pids: [main, sleeper] });
    expect(described.get(main)).toMatchObject({ pid: 1, parentPid: 0, uid: 1717, gid: 1718 });
    expect(described.get(sleeper)).toMatchObject({ pid: 2, parentPid: 1, uid: 1717, gid: 1718, command: 'sleep 76' });
  },
);

test.skipIf(process.getuid?.() !== 0)('ids that a process can take back are told', async () => {
  const program = "process.setgroups([]); process.seteuid(1717); console.log('there'); setInterval(() => {}, 1000)";
  const dropped = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(dropped);
  await new Promise((resolve) => dropped.stdout.once('data', resolve));
  const { pid = 0 } = dropped;
  expect(describeProcesses({ main: pid, pids: [pid] }).get(pid)).toMatchObject({ uid: 1717, otherUids: [0] });
  expect(describeProcesses({ main: 1, pids: [1] }).get(1)).not.toHaveProperty('otherUids');
});

/** A process with a child of its own; both wait. Resolves when both are there. */
async function startFamily(title = ''): Promise<{ parent: number; child: number }> {
  const program = `const child = require('node:child_process').spawn('sleep', ['77']); console.log(child.pid);
    process.on('SIGTERM', () => child.kill() && process.exit()); setInterval(() => {}, 1000);`;
  const parent = spawn(process.execPath, ['-e', program, ...(title === '' ? [] : [title])], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(parent);
  const pid = await new Promise<string>((resolve) => parent.stdout?.once('data', (text) => resolve(String(text))));
  const child = Number(pid);
  children.push({ kill: () => tryKill(child) } as unknown as ChildProcess);
  // It has its number before it is what it was started as.
  await untilFound(() => (isAsleep(child, 'sleep') ? true : undefined));
  return { parent: parent.pid as number, child };
}

function isAsleep(pid: number, name: string): boolean {
  const status = readStatus(pid);
  return status?.name === name && status.state === 'S';
}

function tryKill(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

test('processes are described as the kernel tells them', async () => {
  const { parent, child } = await startFamily();
  const described = describeProcesses({ main: parent, pids: [parent, child, 2 ** 22 + 7] });
  expect([...described.keys()]).toEqual([parent, child]);
  const status = readStatus(child);
  expect(described.get(child)).toEqual({
    ...{ pid: child, parentPid: parent, uid: process.getuid?.(), gid: process.getgid?.(), state: 'S' },
    ...{ command: 'sleep 77', capabilities: status?.capabilities, seccomp: status?.seccomp },
    noNewPrivileges: status?.noNewPrivileges,
  });
  // Who started the first one is not of the container.
  expect(described.get(parent)?.parentPid).toBe(0);
  expect(readStatus(2 ** 22 + 7)).toBeUndefined();
});

test('numbers are those of the container’s own namespace', async () => {
  const { parent } = await startFamily();
  expect(describeProcesses({ main: parent, pids: [parent] }).get(parent)?.pid).toBe(readStatus(parent)?.pids[0]);
});

test('a command line of any length is cut for people', async () => {
  const { parent } = await startFamily('x'.repeat(5000));
  const command = describeProcesses({ main: parent, pids: [parent] }).get(parent)?.command ?? '';
  expect(command).toHaveLength(402);
  expect(command).toMatch(/^\S+node -e const child[\s\S]* …$/);
});

test('one that is as long as may be is whole', () => {
  const child = spawn('sleep', ['77', '0'.repeat(391)], { stdio: 'ignore' });
  children.push(child);
  const pid = child.pid as number;
  return vi.waitFor(() => {
    const command = describeProcesses({ main: pid, pids: [pid] }).get(pid)?.command;
    expect(command).toBe(`sleep 77 ${'0'.repeat(391)}`);
  });
});

test('a zombie has no command line, and its name stands for it', async () => {
  const child = spawn('sh', ['-c', 'sleep 0.5 & exec sleep 77'], { stdio: 'ignore' });
  children.push(child);
  const zombie = await untilFound(() =>
    readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .find((pid) => readStatus(pid)?.parentPid === child.pid && readStatus(pid)?.state === 'Z'),
  );
  const described = describeProcesses({ main: child.pid as number, pids: [child.pid as number, zombie] });
  expect(described.get(zombie)).toMatchObject({ state: 'Z', command: '[sleep]' });
});

async function untilFound<Value>(find: () => Value | undefined): Promise<Value> {
  for (;;) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

test('the table has every process that runs, and none that has ended', async () => {
  const read = createTableReader();
  const { parent, child } = await startFamily();
  const table = read();
  expect(table.get(child)).toMatchObject({ name: 'sleep', parentPid: parent });
  expect(table.get(child)?.cgroup).toBe(readFileSync(`/proc/${child}/cgroup`, 'utf8'));
  expect([...table.keys()].every(Number.isInteger)).toBe(true);
  const startedAgo = uptimeMs() - (table.get(child)?.startedMs ?? 0);
  expect(startedAgo).toBeGreaterThan(-1000);
  expect(startedAgo).toBeLessThan(60_000);
  // A control group is looked up anew at first and believed later on; the process is the same each time.
  for (let look = 0; look < 25; look += 1) expect(read().get(child)).toEqual(table.get(child));
  tryKill(child);
  tryKill(parent);
  await untilFound(() => (read().has(parent) ? undefined : true));
});

test('what is gone is nothing, and no error', () => {
  expect([readProc('77777777/stat'), linkOf('77777777/exe'), namesIn('77777777/fd')]).toEqual([
    undefined,
    undefined,
    [],
  ]);
  expect(readProc('self/stat')).toContain('(');
  expect(linkOf('self/exe')).toBe(process.execPath);
  expect(namesIn('self/fd')).toContain('0');
  expect(() => readListeners(77_777_777)).toThrow('the sockets of the container cannot be read');
});
