import { defineError } from '../user-error.ts';

export default defineError<{ files: string[] }>({
  code: 'SECRET_FILE_MISSING',
  message: ({ files }) =>
    `${files.length === 1 ? 'A secret file is' : `${files.length} secret files are`} missing: ${files.join(', ')}.`,
  fix: ({ files }) =>
    `create ${files.join(', ')} with the value as its only content, readable by you alone in a folder of mode 0700.`,
});
