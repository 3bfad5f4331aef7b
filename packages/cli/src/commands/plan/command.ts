import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'plan',
  summary: 'what was found, what would be written, and why; writes nothing',
  description:
    'Reads the repository and prints what it is, what has to be answered, what was decided with its source, and which files would be written. Writes nothing, and needs no engine. Exits with 1 when a question has to be answered first.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    { flags: '--adopt', description: 'Keep the Dockerfiles that are there; files are made only around them.' },
    { flags: '--all', description: 'Give every decision its reason, also those that only a default took.' },
    { flags: '--diff', description: 'Show the files: the difference of each to what is there.' },
    { flags: '--from <facts>', description: 'Start from a facts.json instead of reading the repository.' },
  ],
  examples: [
    { command: 'seaworthy plan', does: 'explain the current folder' },
    { command: 'seaworthy plan --diff', does: 'read what would be written' },
    { command: 'seaworthy plan shop --json > plan.json', does: 'the plan as a document' },
  ],
});
