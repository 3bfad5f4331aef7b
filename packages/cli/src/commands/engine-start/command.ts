import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'engine start',
  summary: 'starts the engine that Seaworthy installed',
  description: 'Starts the engine that `seaworthy engine install` set up, and waits until it answers.',
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy engine start', does: 'after a restart of the machine' }],
});
