// Made by `npm run generate` from the files in this folder. Don't edit.
import crash from './crash/answer.ts';
import heap from './heap/answer.ts';
import init from './init/answer.ts';
import kernel from './kernel/answer.ts';
import listeners from './listeners/answer.ts';
import processes from './processes/answer.ts';
import resume from './resume/answer.ts';
import sockets from './sockets/answer.ts';
import terminate from './terminate/answer.ts';
import unread from './unread/answer.ts';

export const answers = {
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
