// Made by `npm run generate` from the files in this folder. Don't edit.
import job from './job/shape.ts';
import server from './server/shape.ts';
import staticEntry from './static/shape.ts';
import worker from './worker/shape.ts';

export const shapes = {
  job,
  server,
  static: staticEntry,
  worker,
} as const;
