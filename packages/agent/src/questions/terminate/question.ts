import { sendSignal } from '../../proc/send-signal.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** Sends SIGTERM to every process of the container but its first one. */
export default function terminate(tested: Tested): AnswerTo<typeof answer> {
  const { main, pids } = tested.processes();
  return { sent: pids.filter((pid) => pid !== main && sendSignal(pid, 'SIGTERM')) };
}
