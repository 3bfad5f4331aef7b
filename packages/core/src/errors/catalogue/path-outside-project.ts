import { defineError } from '../user-error.ts';

export default defineError<{ path: string; target: string }>({
  code: 'PATH_OUTSIDE_PROJECT',
  message: ({ path, target }) => `${path} leads outside the project, to ${target}.`,
  fix: ({ path }) => `replace the symbolic link ${path} by a file or folder of the project.`,
});
