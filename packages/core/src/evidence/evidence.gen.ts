// Made by `npm run generate` from the files in this folder. Don't edit.
import drain from './drain.ts';
import exposure from './exposure.ts';
import health from './health.ts';
import heap from './heap.ts';
import imageConfig from './image-config.ts';
import imageFiles from './image-files.ts';
import init from './init.ts';
import limits from './limits.ts';
import mounts from './mounts.ts';
import processes from './processes.ts';
import shutdown from './shutdown.ts';
import start from './start.ts';

export const evidenceDefinitions = {
  drain,
  exposure,
  health,
  heap,
  imageConfig,
  imageFiles,
  init,
  limits,
  mounts,
  processes,
  shutdown,
  start,
} as const;
