import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { beOrphan, leaveOrphan, makeOrphan } from './orphan.ts';
import init from './question.ts';

const children: ChildProcess[] = [];
const execArgv = process.execArgv;

afterEach(() => {
  process.execArgv = execArgv;
  vi.restoreAllMocks();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

const main = process.pid;
const tested = {
  target: { id: 'd1ce'.repeat(16), ownNamespace: true },
  processes: () => ({ main, pids: [main] }),
};

/** The agent starts itself anew to make an orphan; here its program is another one, which prints this for the orphan's number. */
function orphanIs(pid: number | string): void {
  process.execArgv = ['-e', `if (process.argv[1] === 'leave-orphan') console.log(${JSON.stringify(String(pid))})`];
}

/** A process that ends and that its parent does not collect: a shell would, so it is another program by then. */
async function startZombie(): Promise<{ parent: number; zombie: number }> {
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 77'], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(parent);
  const pid = await new Promise<string>((resolve) => parent.stdout.once('data', (text) => resolve(String(text))));
  return { parent: parent.pid as number, zombie: Number(pid) };
}

test('an orphan that is gone was collected', async () => {
  orphanIs(2 ** 22 + 7);
  const { command, reapsZombies } = await init(tested);
  expect(reapsZombies).toBe(true);
  expect(command).toContain('node');
});

test('an orphan that another process took says nothing of PID 1', async () => {
  const { parent, zombie } = await startZombie();
  orphanIs(zombie);
  await expect(init(tested)).rejects.toThrow(`the orphan went to process ${parent}, not to PID 1`);
});

test('an orphan that does not end is no answer', async () => {
  const child = spawn('sleep', ['77'], { stdio: 'ignore' });
  children.push(child);
  orphanIs(child.pid as number);
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: false });
  const later = setInterval(() => vi.setSystemTime(Date.now() + 1000), 100);
  try {
    await expect(init(tested)).rejects.toThrow('the orphan process did not end');
  } finally {
    clearInterval(later);
    vi.useRealTimers();
  }
});

test('without an orphan there is no answer', async () => {
  orphanIs('');
  await expect(makeOrphan()).rejects.toThrow('no orphan process could be made');
});

test('the parent prints the number of its child once that runs, and ends', async () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const ended = new Promise((resolve) => {
    vi.spyOn(process, 'exit').mockImplementation((code) => resolve(code) as never);
  });
  process.execArgv = [
    '-e',
    `process.stdout.write(process.argv[1] === 'be-orphan' ? 'x' : ''); setTimeout(() => {}, 99)`,
  ];
  leaveOrphan();
  expect(await ended).toBe(0);
  expect(said).toEqual([expect.stringMatching(/^\d+$/)]);
});

test('the child says that it runs, and stays a little', () => {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const later = vi.spyOn(globalThis, 'setTimeout').mockReturnValue(0 as never);
  beOrphan();
  expect(write.mock.calls).toEqual([['x']]);
  expect(later.mock.calls).toEqual([[expect.any(Function), 30]]);
});
