import { defineError } from '../user-error.ts';

export default defineError<{ file: string; line?: number; reason: string; lastLines: string[] }>({
  code: 'DOCKERFILE_INVALID',
  message: ({ file, line, reason }) =>
    `${file}${line === undefined ? '' : ` line ${line}`} is not a valid Dockerfile: ${reason}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ file }) => `correct ${file}, or let \`seaworthy generate --force\` write it anew.`,
});
