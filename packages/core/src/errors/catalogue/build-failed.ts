import { defineError } from '../user-error.ts';

export default defineError<{ reason: string; lastLines: string[] }>({
  code: 'BUILD_FAILED',
  message: ({ reason }) => `The build could not be carried out: ${reason}`,
  lines: ({ lastLines }) => lastLines,
  fix: () => 'run `seaworthy build --progress=plain` to see all that BuildKit says.',
});
