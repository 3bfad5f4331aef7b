import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'engine stop',
  summary: 'stops the engine that Seaworthy installed',
  description: 'Stops the engine that `seaworthy engine install` set up; images and volumes stay.',
  arguments: [],
  options: [],
  examples: [{ command: 'seaworthy engine stop', does: 'stop it with all its containers' }],
});
