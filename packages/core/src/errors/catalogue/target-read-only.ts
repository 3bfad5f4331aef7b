import { defineError } from '../user-error.ts';

export default defineError<{ path: string; reason: string }>({
  code: 'TARGET_READ_ONLY',
  message: ({ path, reason }) => `Cannot write ${path}: ${reason}.`,
  fix: () => 'make the folder writable for you, or use `seaworthy plan`, which writes nothing.',
});
