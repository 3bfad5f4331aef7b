import { defineError } from '../user-error.ts';

export default defineError<{ service: string; address?: string; exitCode: number; lastLines: string[] }>({
  code: 'DATABASE_UNREACHABLE',
  exitCode: 1,
  message: ({ service, address, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): it could not reach ${address ?? 'its database'}.`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ service }) =>
    `let the address that ${service} uses name the datastore's service (not localhost), and add that to \`dependsOn\`.`,
});
