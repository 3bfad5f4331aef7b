import { defineError } from '../user-error.ts';

export default defineError<{ reason: string }>({
  code: 'FOUNDATION_HOST_UNSUPPORTED',
  message: ({ reason }) => `Public base images can't be pulled, and base images can't be made here: ${reason}.`,
  fix: () => 'give the engine access to a registry, or run this as root on Debian or Ubuntu.',
});
