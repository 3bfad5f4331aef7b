import { readListeners } from '../../proc/read-listeners.ts';
import type { AnswerTo } from '../define-answer.ts';
import type answer from './answer.ts';

export default function listeners(): AnswerTo<typeof answer> {
  return { sockets: readListeners().map(({ address, port }) => ({ protocol: 'tcp', address, port })) };
}
