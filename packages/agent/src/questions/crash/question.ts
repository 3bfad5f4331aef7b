import { sendSignal } from '../../proc/send-signal.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** Kills the container's first process, as the kernel does: what the engine itself kills it does not start again. */
export default function crash(tested: Tested): AnswerTo<typeof answer> {
  const { main } = tested.processes();
  return sendSignal(main, 'SIGKILL') ? { killed: main } : {};
}
