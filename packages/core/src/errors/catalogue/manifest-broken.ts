import { defineError } from '../user-error.ts';

export default defineError<{ file: string; line: number; reason: string }>({
  code: 'MANIFEST_BROKEN',
  message: ({ file, line, reason }) => `${file}:${line} can't be read: ${reason}.`,
  fix: ({ file, line }) => `correct ${file} at or just before line ${line}.`,
});
