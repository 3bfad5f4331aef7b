import { readUnread } from '../../proc/read-sockets.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** The answer is one line that somebody waits for. */
const MOST = 2000;

export default function unread(tested: Tested): AnswerTo<typeof answer> {
  const sockets = readUnread(tested.processes().main);
  // A part of them would make what is left out look read.
  if (sockets.length > MOST) throw new Error(`more than ${MOST} connections have something unread`);
  return { sockets };
}
