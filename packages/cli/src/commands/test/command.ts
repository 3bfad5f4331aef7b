import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'test',
  summary: "runs the services' own test suites in their images",
  description:
    "Builds the test stages and runs every suite through compose with the services that it depends on, which are removed again. Prints the runner's own output. Exits with 1 when a suite fails.",
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [{ flags: '--timeout <seconds>', description: 'How long each suite may take.', default: 600 }],
  examples: [
    { command: 'seaworthy test', does: 'run the suites of this project' },
    { command: 'seaworthy test --json', does: 'the results for a program' },
  ],
});
