import { formatBytes } from '../../format/index.ts';
import { defineError } from '../user-error.ts';

export default defineError<{ during: string; freeBytes?: number; lastLines: string[] }>({
  code: 'ENGINE_DISK_FULL',
  message: ({ during, freeBytes }) =>
    `The disk is full: ${during} found no space left${freeBytes === undefined ? '' : ` (${formatBytes(freeBytes)} free where the engine keeps its data)`}.`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'free space, for example with `docker builder prune`, and run the command again.',
});
