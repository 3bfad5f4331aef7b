import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { createTableReader, type ProcessTable } from '@seaworthy/agent';
import { expect, test } from 'vitest';
import { timeOfOthers } from './time-of-others.ts';

const OURS = 'd1ce'.repeat(16);
const THEIRS = 'beef'.repeat(16);
const own = { pid: 500, containers: [OURS] };

type Entry = [name: string, parentPid: number, usedMs: number, reapedMs?: number, cgroup?: string];

function table(entries: Record<number, Entry>): ProcessTable {
  const machine: Record<number, Entry> = { 1: ['init', 0, 0, 77_000], 2: ['kthreadd', 0, 0], ...entries };
  return new Map(
    Object.entries(machine).map(([pid, [name, parentPid, usedMs, reapedMs = 0, cgroup = '0::/\n']]) => [
      Number(pid),
      { name, parentPid, usedMs, reapedMs, cgroup, startedMs: Number(pid) * 10 },
    ]),
  );
}
const inContainer = (id: string) => `4:cpu,cpuacct:/docker/${id}\n0::/\n`;

test.each<[string, Record<number, Entry>, Record<number, Entry>, number]>([
  ['another program', { 700: ['make', 1, 900] }, { 700: ['make', 1, 4900] }, 4000],
  ['one that began meanwhile', {}, { 700: ['make', 1, 800] }, 800],
  ['the run', { 500: ['node', 1, 100] }, { 500: ['node', 1, 5100, 900] }, 0],
  ['what the run started', { 500: ['node', 1, 0] }, { 500: ['node', 1, 0], 510: ['docker', 500, 800] }, 0],
  [
    'its container',
    { 600: ['node', 590, 0, 0, inContainer(OURS)] },
    { 600: ['node', 590, 3000, 0, inContainer(OURS)] },
    0,
  ],
  ["another's container", { 600: ['node', 590, 0] }, { 600: ['node', 590, 3000, 0, inContainer(THEIRS)] }, 3000],
  ['the engine', { 300: ['dockerd', 1, 10] }, { 300: ['dockerd', 1, 2010], 301: ['containerd-shim', 1, 700, 800] }, 0],
  ['a build of the engine', { 300: ['dockerd', 1, 10, 10] }, { 300: ['dockerd', 1, 2010, 3010] }, 3000],
  ['the kernel', { 14: ['ksoftirqd/0', 2, 0] }, { 14: ['ksoftirqd/0', 2, 900] }, 0],
  ['what ended and was waited for', { 700: ['make', 1, 10, 20] }, { 700: ['make', 1, 10, 4020] }, 4000],
  [
    'what had run long before it ended',
    { 700: ['sh', 1, 0], 710: ['make', 700, 0, 30_000], 720: ['cc', 710, 60_000] },
    { 700: ['sh', 1, 0, 90_500] },
    500,
  ],
  ['what ended and left its time to nobody', { 700: ['make', 1, 9000] }, {}, 0],
  [
    'what a manager of services adopted',
    { 200: ['systemd', 1, 0], 301: ['containerd-shim', 200, 0] },
    { 200: ['systemd', 1, 50, 9000], 301: ['containerd-shim', 200, 0] },
    50,
  ],
])('%s', (_, before, after, usedMs) => {
  expect(timeOfOthers(table(before), table(after), own)).toBe(usedMs);
});

test('another process of the same number is another process', () => {
  const [before, after] = [table({ 700: ['make', 1, 9000] }), new Map(table({}))];
  after.set(700, { name: 'cc', parentPid: 1, usedMs: 400, reapedMs: 0, cgroup: '', startedMs: 123_456 });
  expect(timeOfOthers(before, after, own)).toBe(400);
});

test('where not every process can be seen, nothing is claimed', () => {
  const partly = new Map(table({ 700: ['make', 1, 900] }));
  partly.delete(2);
  expect(timeOfOthers(partly, table({}), own)).toBeUndefined();
  expect(timeOfOthers(table({}), partly, own)).toBeUndefined();
});

const BURN = 'console.log(process.pid); const until = Date.now() + 900; while (Date.now() < until);';

/** Processor time that a program is seen to use, of all that runs here. */
async function seenOf(command: string, args: string[]): Promise<number | undefined> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const pid = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
  const look = (): ProcessTable =>
    new Map([...createTableReader()()].filter(([seen]) => [2, process.pid, Number(pid)].includes(seen)));
  const before = look();
  await pause(500);
  return timeOfOthers(before, look(), { pid: process.pid, containers: [] });
}

test('a program that runs here is one of others unless this process started it', async () => {
  const own = await seenOf(process.execPath, ['-e', BURN]);
  // The shell ends at once, and nothing tells any more who began it.
  const foreign = await seenOf('sh', ['-c', '"$0" -e "$1" &', process.execPath, BURN]);
  // Where not every process can be seen, nothing is claimed.
  if (own === undefined) return;
  expect(own).toBe(0);
  expect(foreign).toBeGreaterThan(20);
});
