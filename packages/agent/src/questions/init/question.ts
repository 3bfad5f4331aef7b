import { setTimeout as pause } from 'node:timers/promises';
import { describeProcesses, readStatus } from '../../proc/container.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';
import { judgeOrphan, makeOrphan } from './orphan.ts';

const PATIENCE_MS = 5000;
/** A zombie that stays so long is not about to be collected. */
const ZOMBIE_MS = 1500;

/** Leaves an orphan to PID 1, lets it end, and looks whether PID 1 collects it. */
export default async function init(tested: Tested): Promise<AnswerTo<typeof answer>> {
  if (!tested.target.ownNamespace) {
    throw new Error('the process namespace is not its own, so its orphans go to the PID 1 of somebody else');
  }
  const own = tested.processes();
  const command = describeProcesses(own).get(own.main)?.command ?? '';
  const orphan = await makeOrphan();
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
