// Made by `npm run generate` from the files in this folder. Don't edit.
import crash from './crash/question.ts';
import heap from './heap/question.ts';
import init from './init/question.ts';
import kernel from './kernel/question.ts';
import listeners from './listeners/question.ts';
import processes from './processes/question.ts';
import resume from './resume/question.ts';
import sockets from './sockets/question.ts';
import terminate from './terminate/question.ts';
import unread from './unread/question.ts';

export const questions = {
  crash,
  heap,
  init,
  kernel,
  listeners,
  processes,
  resume,
  sockets,
  terminate,
  unread,
} as const;
