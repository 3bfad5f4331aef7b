import { expect, test } from 'vitest';
import { buildProgram, expandHelp } from './program.ts';

const program = buildProgram(async () => {});

test.each([
  [['help'], ['--help']],
  [
    ['help', 'ship'],
    ['ship', '--help'],
  ],
  [
    ['help', 'engine', 'doctor'],
    ['engine', 'doctor', '--help'],
  ],
  // Refused like anywhere else, with what was meant.
  [['help', 'shp'], ['shp']],
  [
    ['ship', 'help'],
    ['ship', 'help'],
  ],
])('%j is %j', (words, expanded) => {
  expect(expandHelp(program, words)).toEqual(expanded);
});

test('every command that acts on a project takes its folder', () => {
  const outside = ['completion', 'engine', 'help'];
  const without = program.commands
    .filter((command) => !outside.includes(command.name()))
    .filter((command) => !command.registeredArguments.some((argument) => /folder/i.test(argument.description)))
    .map((command) => command.name());
  expect(without).toEqual([]);
});
