import { defineError } from '../user-error.ts';

export default defineError<{ stage: string; command: string; reason: string; lastLines: string[] }>({
  code: 'BUILD_STEP_FAILED',
  exitCode: 1,
  message: ({ stage, command, reason }) => `The build stopped in stage ${stage}: ${command} failed (${reason}).`,
  lines: ({ lastLines }) => lastLines,
  fix: ({ stage }) =>
    `correct what the lines above name, then run \`seaworthy build\` again (only stage ${stage} and what follows it is repeated).`,
});
