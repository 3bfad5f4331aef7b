import { defineError } from '../user-error.ts';

export default defineError<{ file: string; reason: string }>({
  code: 'FILE_UNREADABLE',
  message: ({ file, reason }) => `${file} can't be read: ${reason}.`,
  fix: ({ file }) => `put a regular file that you may read in place of ${file}, or remove it.`,
});
