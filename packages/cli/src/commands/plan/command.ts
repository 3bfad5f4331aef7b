import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'plan',
  summary: 'what was found, what would be written, and why; writes nothing',
  description:
    'Reads the repository and prints every decision with its source, open questions, and the difference to the files that are there. Writes nothing, and needs no engine. Exits with 1 when a question has to be answered first.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [{ flags: '--from <facts>', description: 'Start from a facts.json instead of reading the repository.' }],
  examples: [
    { command: 'seaworthy plan', does: 'explain the current folder' },
    { command: 'seaworthy plan shop --json > plan.json', does: 'the plan as a document' },
  ],
});
