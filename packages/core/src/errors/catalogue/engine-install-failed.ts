import { defineError } from '../user-error.ts';

export default defineError<{ command: string; lastLines: string[] }>({
  code: 'ENGINE_INSTALL_FAILED',
  message: ({ command }) => `The engine could not be installed: ${command}`,
  lines: ({ lastLines }) => lastLines,
  fix: () =>
    "make sure that `apt-get update` reaches the distribution's mirror, then run `seaworthy engine install` again.",
});
