import { defineError } from '../user-error.ts';

export default defineError<{ service: string; path?: string; exitCode: number; lastLines: string[] }>({
  code: 'FILE_ACCESS_DENIED',
  exitCode: 1,
  message: ({ service, path, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): its user may not use ${path ?? 'a file'}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ path }) =>
    `give the service's user access to ${path ?? 'that file'} (\`COPY --chown\`, or a writable path in seaworthy.yaml).`,
});
