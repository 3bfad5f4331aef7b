import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

/** What came of the orphan, as far as one look at it tells; `undefined`: it has not ended yet. */
export type Sight = 'collected' | 'zombie' | { adoptedBy: number };

const ORPHAN_MS = 30;
const PATIENCE_MS = 5000;
/** A zombie that stays so long is not about to be collected. */
const ZOMBIE_MS = 1500;

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

/** Whether PID 1 collects an orphan that ends, by looking at it again and again. Throws where that does not show. */
export async function isCollected(look: () => Sight | undefined): Promise<boolean> {
  let zombieSince: number | undefined;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const sight = look();
    if (sight === 'collected') return true;
    if (sight === 'zombie') {
      zombieSince ??= Date.now();
      if (Date.now() - zombieSince > ZOMBIE_MS) return false;
    } else if (sight !== undefined) {
      throw new Error(`the orphan went to process ${sight.adoptedBy}, not to PID 1`);
    }
    await pause(20);
  }
  throw new Error('the orphan process did not end');
}
