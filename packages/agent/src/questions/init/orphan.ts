import { spawn } from 'node:child_process';

/** What came of the orphan, as far as one look at it tells; `undefined`: it has not ended yet. */
export type Sight = 'collected' | 'zombie' | { adoptedBy: number };

const ORPHAN_MS = 30;

/**
 * Makes an orphan, which the kernel hands to PID 1: a process starts another one and ends before it. Resolves to its pid.
 * The agent starts itself twice more for that; its program stands in its own arguments.
 */
export async function makeOrphan(): Promise<number> {
  const parent = spawn(process.execPath, [...process.execArgv, 'leave-orphan'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  parent.stdout.on('data', (chunk) => {
    text += chunk;
  });
  await new Promise((resolve, reject) => parent.once('close', resolve).once('error', reject));
  const pid = Number(text);
  if (!pid) throw new Error('no orphan process could be made');
  return pid;
}

/** The parent: ends as soon as its child runs. */
export function leaveOrphan(): void {
  const orphan = spawn(process.execPath, [...process.execArgv, 'be-orphan'], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  orphan.stdout.once('data', () => {
    process.stdout.write(String(orphan.pid));
    process.exit(0);
  });
}

/** The child: says that it runs, and ends a little later. */
export function beOrphan(): void {
  process.stdout.write('x');
  setTimeout(() => undefined, ORPHAN_MS);
}

/** What the state of the orphan means; no state: its number is free again, so its parent collected it. */
export function judgeOrphan(status: { state: string; parentPid: number } | undefined): Sight | undefined {
  if (status === undefined) return 'collected';
  if (status.state !== 'Z') return undefined;
  return status.parentPid === 1 ? 'zombie' : { adoptedBy: status.parentPid };
}
