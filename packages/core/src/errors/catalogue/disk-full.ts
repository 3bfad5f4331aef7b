import { defineError } from '../user-error.ts';

export default defineError<{ path: string }>({
  code: 'DISK_FULL',
  message: ({ path }) => `Cannot write ${path}: no space is left on the device.`,
  fix: () =>
    'free some space (`docker buildx prune` empties the build cache, `seaworthy engine doctor` says what is free), then run the same command again.',
});
