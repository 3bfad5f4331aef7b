import { defineError } from '../user-error.ts';

export default defineError<{ command: string; lastLines: string[] }>({
  code: 'FOUNDATION_FAILED',
  message: ({ command }) => `A base image could not be made: ${command}`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'read the last lines above: the package archives must be reachable and the disk must have 3 GB free.',
});
