import { defineError } from '../user-error.ts';

export default defineError<{ service: string; command?: string; exitCode: number; lastLines: string[] }>({
  code: 'COMMAND_NOT_EXECUTABLE',
  exitCode: 1,
  message: ({ service, command, exitCode }) =>
    `Service ${service} could not be started (exit code ${exitCode}): ${command === undefined ? 'its command' : `the command ${command}`} may not be executed.`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'give the file the permission to be executed (`COPY --chmod=755`), or start it through its interpreter.',
});
