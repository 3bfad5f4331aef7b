import { judgingOptions } from '../../invocation/judging-options.ts';
import { defineCommand } from '../define-command.ts';

export default defineCommand({
  name: 'ship',
  summary: 'the whole way: detect, plan, generate, build, test, prove, report',
  description:
    'Takes a repository to images that are built and proven, and writes the report. Where no engine can be had, everything that needs none is done and the rest is unknown. Exits with 1 when a test suite fails or a verdict that reaches --fail-on, with 2 when it could not run.',
  arguments: [{ name: '[DIR]', description: 'Folder of the project; default: the current one.' }],
  options: [
    { flags: '--adopt', description: 'Keep the Dockerfiles that are there; files are made only around them.' },
    { flags: '--up', description: 'Leave the stack running at the end.' },
    { flags: '--force', description: 'Overwrite edited files and files that were there before.' },
    { flags: '--no-tests', description: "Leave the services' own test suites out." },
    { flags: '--no-cache', description: 'Build every step anew.' },
    ...judgingOptions,
  ],
  examples: [
    { command: 'seaworthy ship', does: 'ship the current folder' },
    { command: 'seaworthy ship examples/todo --up', does: 'ship a folder and leave it running' },
    { command: 'seaworthy ship --json > report.json', does: 'the report as a document' },
  ],
});
