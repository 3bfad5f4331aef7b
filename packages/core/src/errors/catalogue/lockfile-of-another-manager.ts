import { defineError } from '../user-error.ts';

export default defineError<{ service: string; manager: string; lockfile: string; command: string }>({
  code: 'LOCKFILE_OF_ANOTHER_MANAGER',
  message: ({ service, manager, lockfile }) =>
    `The manifest of ${service} names ${manager} as its package manager, but its only lockfile, ${lockfile}, is of another one.`,
  fix: ({ manager, lockfile, command }) =>
    `run \`${command}\` and delete ${lockfile}, or take ${manager} out of \`packageManager\` in package.json.`,
});
