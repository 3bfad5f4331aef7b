import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'engine install',
  summary: 'sets up an engine where there is none, and starts it',
  description:
    "On Debian and Ubuntu: sets up Docker Engine, buildx and compose from the distribution's packages, beside what is there, and starts it. Elsewhere it says what to install.",
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy engine install', does: 'from nothing to a running engine' }],
});
