import { defineError } from '../user-error.ts';

export default defineError<{ service: string; path: string; manager: string; command: string }>({
  code: 'LOCKFILE_MISSING',
  message: ({ service, path, manager }) =>
    `The service ${service} has no ${manager} lockfile in ${path === '.' ? 'the repository' : path}, so its dependencies can't be installed exactly.`,
  fix: ({ path, command }) =>
    `run \`${path === '.' ? command : `cd ${path} && ${command}`}\` and commit the file that it writes.`,
});
