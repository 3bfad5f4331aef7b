import { defineError } from '../user-error.ts';

export default defineError<{ service: string; exitCode: number; cause?: string; lastLines: string[] }>({
  code: 'MIGRATION_FAILED',
  exitCode: 1,
  message: ({ service, exitCode, cause }) =>
    `The one-time job ${service} failed with exit code ${exitCode}${cause === undefined ? '' : `: ${cause}`}; nothing that depends on it was started.`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'correct what the last lines name, then run the same command again.',
});
