import { describeProcesses, readStatus } from '../../proc/container.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';
import { isCollected, judgeOrphan, makeOrphan } from './orphan.ts';

/** Leaves an orphan to PID 1, lets it end, and looks whether PID 1 collects it. */
export default async function init(tested: Tested): Promise<AnswerTo<typeof answer>> {
  if (!tested.target.ownNamespace) {
    throw new Error('the process namespace is not its own, so its orphans go to the PID 1 of somebody else');
  }
  const own = tested.processes();
  const command = describeProcesses(own).get(own.main)?.command ?? '';
  const orphan = await makeOrphan();
  return { command, reapsZombies: await isCollected(() => judgeOrphan(readStatus(orphan))) };
}
