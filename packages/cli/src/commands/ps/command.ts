import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'ps',
  summary: 'lists the services, their health and addresses',
  description: 'Lists the containers of the project. Exits with 1 when one of them is not well.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [],
  examples: [
    { command: 'seaworthy ps', does: 'what runs, how it is, and where it can be reached' },
    { command: 'seaworthy ps --json', does: 'the same for a program' },
  ],
});
