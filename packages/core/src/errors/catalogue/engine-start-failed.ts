import { defineError } from '../user-error.ts';

export default defineError<{ reason: string; log: string; lastLines: string[] }>({
  code: 'ENGINE_START_FAILED',
  message: ({ reason }) => `The engine did not start: ${reason}.`,
  lines: ({ lastLines, log }) => [...lastLines, `Whole log: ${log}`],
  fix: () => 'read the last lines of its log above, then run `seaworthy engine start`.',
});
