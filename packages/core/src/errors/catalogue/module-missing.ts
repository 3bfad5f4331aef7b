import { defineError } from '../user-error.ts';

export default defineError<{ service: string; module: string; exitCode: number; lastLines: string[] }>({
  code: 'MODULE_MISSING',
  exitCode: 1,
  message: ({ service, module, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): the module ${module} is not in its image.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ module }) =>
    `add ${module} to the production dependencies (not the development ones) and build again, or correct the entry point.`,
});
