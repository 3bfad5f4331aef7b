import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'down',
  summary: 'stops the stack and removes its containers and networks',
  description: 'Stops every service of the project. Data stays in its volumes unless --volumes is given.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [{ flags: '--volumes', description: 'Remove the data as well.' }],
  examples: [
    { command: 'seaworthy down', does: 'stop everything, keep the data' },
    { command: 'seaworthy down --volumes', does: 'stop everything, forget the data' },
  ],
});
