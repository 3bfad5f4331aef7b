import { defineError } from '../user-error.ts';

export default defineError<{ files: string[] }>({
  code: 'FILES_IN_THE_WAY',
  message: ({ files }) =>
    `${files.join(', ')} ${files.length === 1 ? 'was' : 'were'} there before and not made by Seaworthy.`,
  fix: () =>
    'compare with `seaworthy plan`, then move your files away or replace them with `seaworthy generate --force`.',
});
