import { defineError } from '../user-error.ts';

export default defineError<{ service: string; lockfile: string; members: string[]; command: string }>({
  code: 'LOCKFILE_MISSES_MEMBER',
  message: ({ service, lockfile, members }) =>
    `${service} can't be installed exactly: ${lockfile} knows nothing of ${members.join(', ')}, which the workspace has as its member${members.length === 1 ? '' : 's'}.`,
  fix: ({ command, lockfile }) => `run \`${command}\` in the folder of the lockfile and commit ${lockfile}.`,
});
