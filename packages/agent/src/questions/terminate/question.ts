import { readProcesses } from '../../proc/read-processes.ts';
import type { AnswerTo } from '../define-answer.ts';
import type answer from './answer.ts';

/** Sends SIGTERM to every process of the container but PID 1. */
export default function terminate(): AnswerTo<typeof answer> {
  const others = readProcesses().filter(({ pid }) => pid !== 1);
  return { sent: others.map(({ pid }) => pid).filter(sendTerminate) };
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
