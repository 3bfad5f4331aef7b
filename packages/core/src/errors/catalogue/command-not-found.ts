import { defineError } from '../user-error.ts';

export default defineError<{ service: string; command?: string; exitCode: number; lastLines: string[] }>({
  code: 'COMMAND_NOT_FOUND',
  exitCode: 1,
  message: ({ service, command, exitCode }) =>
    `Service ${service} could not be started (exit code ${exitCode}): ${command === undefined ? 'its command' : `the command ${command}`} is not in the image.`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'name a command that the image has; hardened images have no shell and no package manager, so start the program itself in exec form.',
});
