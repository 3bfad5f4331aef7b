import { sendSignal } from '../../proc/send-signal.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** Lets every process of the container go on, whoever stopped it: for when the one that did so can't any more. */
export default function resume(tested: Tested): AnswerTo<typeof answer> {
  return { resumed: tested.processes().pids.filter((pid) => sendSignal(pid, 'SIGCONT')) };
}
