import { defineError } from '../user-error.ts';

export default defineError<{ service: string; exitCode: number; lastLines: string[] }>({
  code: 'DATABASE_REFUSED_LOGIN',
  exitCode: 1,
  message: ({ service, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): the database refused its name or password.`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'use the password that the database was created with, or remove its volume with `seaworthy down --volumes` (this deletes its data).',
});
