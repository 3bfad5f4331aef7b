import { defineError } from '../user-error.ts';

export default defineError<{ service: string; path?: string; exitCode: number; lastLines: string[] }>({
  code: 'FILE_SYSTEM_READ_ONLY',
  exitCode: 1,
  message: ({ service, path, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): it writes to ${path ?? 'a file'}, and its root file system is read-only.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ service, path }) =>
    `add the folder${path === undefined ? '' : ` of ${path}`} to \`services.${service}.writable\` in seaworthy.yaml, or let the service write elsewhere.`,
});
