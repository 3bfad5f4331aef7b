import { defineError } from '../user-error.ts';

export default defineError<{ service: string; port?: string; exitCode: number; lastLines: string[] }>({
  code: 'LISTEN_PORT_TAKEN',
  exitCode: 1,
  message: ({ service, port, exitCode }) =>
    `Service ${service} crashed at its start (exit code ${exitCode}): ${port === undefined ? 'its port' : `port ${port}`} is already taken inside its container.`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'start only one server per container, or give them different ports.',
});
