import { defineError } from '../user-error.ts';

export default defineError<{ service: string; exitCode: number; lastLines: string[] }>({
  code: 'EXECUTABLE_FORMAT',
  exitCode: 1,
  message: ({ service, exitCode }) =>
    `Service ${service} could not be started (exit code ${exitCode}): its program is for another processor, or a script without a first line such as #!/bin/sh.`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'build the image for the platform of this engine, or give the script a first line that names its interpreter.',
});
