import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'engine doctor',
  summary: 'which engine was found, and what it can do',
  description:
    'Tries every way to an engine and says what came of it; then versions, capabilities and free disk space of the engine that answered. Exits with 2 when none did or when it lacks something that Seaworthy needs.',
  arguments: [],
  options: [],
  examples: [
    { command: 'seaworthy engine doctor', does: 'find out why something does not work' },
    { command: 'seaworthy engine doctor --json', does: 'the same for a program' },
  ],
});
