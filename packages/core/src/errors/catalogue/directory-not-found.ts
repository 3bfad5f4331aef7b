import { defineError } from '../user-error.ts';

export default defineError<{ directory: string; reason: string }>({
  code: 'DIRECTORY_NOT_FOUND',
  message: ({ directory, reason }) => `Cannot use ${directory} as the project folder: ${reason}.`,
  fix: () => 'name the folder of the project, as in `seaworthy plan path/to/project`.',
});
