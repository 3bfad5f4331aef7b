import { defineError } from '../user-error.ts';

export default defineError<{ command: string; reason: string; lastLines: string[] }>({
  code: 'COMPOSE_FAILED',
  message: ({ command, reason }) => `docker compose ${command} failed: ${reason}`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    'correct what the message names and run the command again; `seaworthy engine doctor` shows the state of the engine.',
});
