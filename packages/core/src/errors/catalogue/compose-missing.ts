import { defineError } from '../user-error.ts';

export default defineError<{ reason: string }>({
  code: 'COMPOSE_MISSING',
  message: ({ reason }) => `Docker has no working compose plugin here, which running a stack needs: ${reason}.`,
  fix: () =>
    'install the compose plugin (on Debian and Ubuntu: `apt-get install docker-compose`, or `seaworthy engine install`).',
});
