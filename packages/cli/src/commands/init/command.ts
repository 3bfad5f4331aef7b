import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'init',
  summary: 'asks what could not be found out, and writes it to seaworthy.yaml',
  description:
    'Reads the repository and asks, one by one, what it could not find out; the answers go to seaworthy.yaml. Where nobody sits at a terminal, the file holds the open questions as comments, with the candidates that were found. Writes nothing where everything was found, and leaves a file that is there as it is but for your answers. Exits with 1 while something has to be answered.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [],
  examples: [{ command: 'seaworthy init', does: 'say what only you know about the current folder' }],
});
