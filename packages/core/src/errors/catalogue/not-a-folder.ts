import { defineError } from '../user-error.ts';

export default defineError<{ path: string; reason: string }>({
  code: 'NOT_A_FOLDER',
  message: ({ path, reason }) => `${path} is not a folder that can be read: ${reason}.`,
  fix: () => 'name the folder of a repository, or run the command inside it.',
});
