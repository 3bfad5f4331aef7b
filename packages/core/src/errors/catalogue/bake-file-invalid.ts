import { defineError } from '../user-error.ts';

export default defineError<{ file: string; reason: string }>({
  code: 'BAKE_FILE_INVALID',
  message: ({ file, reason }) => `docker buildx bake cannot use ${file}: ${reason}`,
  fix: ({ file, reason }) =>
    /no such file/.test(reason)
      ? 'write it with `seaworthy generate`, or name the folder of the project with `-C`.'
      : `correct ${file}, or let \`seaworthy generate --force\` write it anew.`,
});
