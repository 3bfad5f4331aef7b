import { defineError } from '../user-error.ts';

export default defineError<{ stage: string; command: string; file: string }>({
  code: 'BUILD_FILE_MISSING',
  exitCode: 1,
  message: ({ stage, command, file }) => `Stage ${stage} copies ${file}, which the build does not have (${command}).`,
  fix: ({ file }) => `create ${file}, or remove the line of .dockerignore that leaves it out.`,
});
