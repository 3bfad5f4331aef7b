import { defineError } from '../user-error.ts';

export default defineError<{ reason: string }>({
  code: 'BUILDX_MISSING',
  message: ({ reason }) => `Docker has no working buildx here, which builds need: ${reason}.`,
  fix: () =>
    'install the buildx plugin (on Debian and Ubuntu: `apt-get install docker-buildx`, or `seaworthy engine install`).',
});
