import { readListeners } from '../../proc/read-sockets.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

export default function listeners(tested: Tested): AnswerTo<typeof answer> {
  const sockets = readListeners(tested.processes().main);
  return { sockets: sockets.map(({ address, port }) => ({ protocol: 'tcp', address, port })) };
}
