import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** Sends SIGTERM to every process of the container but its first one. */
export default function terminate(tested: Tested): AnswerTo<typeof answer> {
  const { main, pids } = tested.processes();
  return { sent: pids.filter((pid) => pid !== main && sendTerminate(pid)) };
}

/** False when the process was gone already. */
function sendTerminate(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGTERM');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    return false;
  }
}
