import { defineError } from '../user-error.ts';

export default defineError<{ service: string; path: string; lockfile: string }>({
  code: 'LOCKFILE_SHARED',
  message: ({ service, path, lockfile }) =>
    `No files can be generated for ${service}: it lies in ${path}, its lockfile is ${lockfile}, and the plan names no workspace of it.`,
  fix: () => 'make the plan anew: `seaworthy plan`.',
});
