import { defineError } from '../user-error.ts';

export default defineError<{ file: string; reason: string }>({
  code: 'BAKE_FILE_INVALID',
  message: ({ file, reason }) => `docker buildx bake cannot use ${file}: ${reason}`,
  fix: ({ file }) => `correct ${file}, or let \`seaworthy generate --force\` write it anew.`,
});
