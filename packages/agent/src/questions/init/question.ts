import { setTimeout as pause } from 'node:timers/promises';
import { readProcesses, readStatus } from '../../proc/read-processes.ts';
import type { AnswerTo } from '../define-answer.ts';
import type answer from './answer.ts';
import { judgeOrphan, makeOrphan } from './orphan.ts';

const PATIENCE_MS = 5000;
/** A zombie that stays so long is not about to be collected. */
const ZOMBIE_MS = 1500;

/** Leaves an orphan to PID 1, lets it end, and looks whether PID 1 collects it. */
export default async function init(): Promise<AnswerTo<typeof answer>> {
  const orphan = await makeOrphan();
  const command = readProcesses().find(({ pid }) => pid === 1)?.command ?? '';
  let zombieSince: number | undefined;
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; ) {
    const sight = judgeOrphan(readStatus(orphan));
    if (sight === 'collected') return { command, reapsZombies: true };
    if (sight === 'zombie') {
      zombieSince ??= Date.now();
      if (Date.now() - zombieSince > ZOMBIE_MS) return { command, reapsZombies: false };
    } else if (sight !== undefined) {
      throw new Error(`the orphan went to process ${sight.adoptedBy}, not to PID 1`);
    }
    await pause(20);
  }
  throw new Error('the orphan process did not end');
}
