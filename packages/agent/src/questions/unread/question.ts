import type { UnreadSocket } from '../../proc/parse-sockets.ts';
import { readUnread } from '../../proc/read-sockets.ts';
import type { AnswerTo } from '../define-answer.ts';
import type { Tested } from '../define-question.ts';
import type answer from './answer.ts';

/** The answer is one line that somebody waits for. */
const MOST = 2000;

export default function unread(tested: Tested): AnswerTo<typeof answer> {
  return whole(readUnread(tested.processes().main));
}

/** Throws where they are more than can be told. */
export function whole(sockets: UnreadSocket[]): AnswerTo<typeof answer> {
  // A part of them would make what is left out look read.
  if (sockets.length > MOST) throw new Error(`more than ${MOST} connections have something unread`);
  return { sockets };
}
