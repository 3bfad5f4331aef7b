import { type ChildProcess, spawn } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { readStatus } from '../proc/container.ts';
import { NOTHING_SEEN, type Tested } from '../questions/define-question.ts';
import resume from '../questions/resume/question.ts';
import { freeze } from './freeze.ts';
import { freezeUntilTold } from './freeze-until-told.ts';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(command: string): number {
  const child = spawn('sh', ['-c', command], { stdio: 'ignore' });
  children.push(child);
  return child.pid as number;
}

function tested(processes: () => number[]): Tested {
  const target = { id: 'd1ce'.repeat(16), ownNamespace: true };
  return { target, processes: () => ({ main: processes()[0] ?? 0, pids: processes() }) };
}

const states = (pids: number[]) => pids.map((pid) => readStatus(pid)?.state);

/** A stopped process shows it a moment after the signal was sent, as one that goes on does. */
async function settled(pids: number[], state: string): Promise<void> {
  await vi.waitFor(() => expect(states(pids)).toEqual(pids.map(() => state)));
}

test('every process stands still until it is told, and goes on then', async () => {
  const pids = [start('exec sleep 71'), start('exec sleep 72')];
  let tell: () => void = () => undefined;
  const until = new Promise<void>((resolve) => {
    tell = resolve;
  });
  const frozen = vi.fn(() => expect(states(pids)).toEqual(['T', 'T']));
  const outcome = freeze(
    tested(() => pids),
    { onFrozen: frozen, until, deadlineMs: 60_000 },
  );
  await vi.waitFor(() => expect(frozen).toHaveBeenCalledOnce());
  tell();
  expect(await outcome).toEqual({ processes: 2, throughout: true, ended: 'told' });
  await settled(pids, 'S');
});

test('what comes while the others are being stopped is stopped, too', async () => {
  const pids = [start('exec sleep 73')];
  let looks = 0;
  const growing = () => {
    looks += 1;
    if (looks === 4) pids.push(start('exec sleep 74'));
    return pids;
  };
  const outcome = await freeze(tested(growing), {
    ...{ onFrozen: () => expect(states(pids)).toEqual(['T', 'T']), until: pause(50), deadlineMs: 60_000 },
  });
  expect(outcome).toMatchObject({ processes: 2 });
});

test('nobody who forgets it leaves it standing still, and what somebody else lets go on is told', async () => {
  const pids = [start('exec sleep 75'), start('exec sleep 76')];
  const never = new Promise(() => undefined);
  const options = { onFrozen: () => process.kill(pids[1] ?? 0, 'SIGCONT'), until: never, deadlineMs: 300 };
  expect(
    await freeze(
      tested(() => pids),
      options,
    ),
  ).toEqual({ processes: 2, throughout: false, ended: 'deadline' });
  await settled(pids, 'S');
});

test('a container that nobody can see or stop is none that was stopped', async () => {
  const onFrozen = vi.fn();
  const options = { onFrozen, until: pause(10), deadlineMs: 1000 };
  const unseen: Tested = {
    ...tested(() => []),
    processes() {
      throw new Error(NOTHING_SEEN);
    },
  };
  expect(await freeze(unseen, options)).toEqual({ reason: NOTHING_SEEN });
  // No signal arrives.
  const pid = start('exec sleep 77');
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
  try {
    expect(
      (await freeze(
        tested(() => [pid]),
        options,
      )) as object,
    ).toMatchObject({
      reason: expect.stringContaining('not every process'),
    });
  } finally {
    kill.mockRestore();
  }
  expect(onFrozen).not.toHaveBeenCalled();
});

test.each([
  ['the end of its input', (input: PassThrough) => input.end()],
  ['a signal', () => process.emit('SIGTERM', 'SIGTERM')],
])('it lasts until %s', async (_, end) => {
  const pids = [start('exec sleep 78')];
  const input = new PassThrough();
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') as PropertyDescriptor;
  Object.defineProperty(process, 'stdin', { value: input, configurable: true });
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const outcome = freezeUntilTold(tested(() => pids));
    await vi.waitFor(() => expect(said.mock.calls).toEqual([['frozen\n']]));
    await settled(pids, 'T');
    end(input);
    expect(await outcome).toMatchObject({ processes: 1, ended: 'told' });
  } finally {
    said.mockRestore();
    Object.defineProperty(process, 'stdin', stdin);
  }
  await settled(pids, 'S');
});

test('another one lets go on what was left standing still', async () => {
  const pids = [start('exec sleep 79')];
  process.kill(pids[0] ?? 0, 'SIGSTOP');
  await settled(pids, 'T');
  expect(resume(tested(() => pids))).toEqual({ resumed: pids });
  await settled(pids, 'S');
});
