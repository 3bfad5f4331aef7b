import { defineError } from '../user-error.ts';

export default defineError<{ service: string; exitCode: number; restarts: number; lastLines: string[] }>({
  code: 'SERVICE_CRASHED',
  exitCode: 1,
  message: ({ service, exitCode, restarts }) =>
    `Service ${service} ended right after its start with exit code ${exitCode}${restarts === 0 ? '' : ` (restarted ${restarts === 1 ? 'once' : `${restarts} times`})`}.`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'correct what the last lines name, then run the same command again.',
});
