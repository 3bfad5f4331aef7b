import { defineError } from '../user-error.ts';

export default defineError<{ reason: string }>({
  code: 'COMPOSE_FILE_INVALID',
  message: ({ reason }) => `docker compose cannot use the compose file: ${reason}`,
  fix: () => 'correct the compose file; if Seaworthy wrote it, `seaworthy generate --force` writes it anew.',
});
