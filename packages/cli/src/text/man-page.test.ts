import { expect, test } from 'vitest';
import { globalOptions } from '../invocation/definitions.ts';
import { renderManPage } from './man-page.ts';

const hoist = {
  ...{ name: 'hoist', summary: 'lifts', description: '.ends with a back\\slash' },
  arguments: [{ name: '<LOAD>', description: 'What.', choices: ['crate', 'barrel'] }],
  options: [{ flags: '-s, --slow', description: 'Take care.' }],
  examples: [{ command: 'seaworthy hoist crate', does: 'lift one' }],
};

test('commands, options and choices are there, and no text of theirs is taken for a macro', () => {
  const page = renderManPage({ commands: [hoist], globals: globalOptions }, { version: '1.2.3', description: 'Lifts' });
  expect(page).toContain('.SS seaworthy hoist <LOAD>\n\\&.ends with a back\\eslash\n');
  expect(page).toContain('.TP\n.B <LOAD>\nWhat. One of crate, barrel.\n');
  expect(page).toContain('.TP\n.B \\-s, \\-\\-slow\nTake care.\n');
  expect(page).toContain('.B \\-\\-progress <mode>\n');
  const macros = new Set(page.split('\n').flatMap((line) => /^\.\S+/.exec(line) ?? []));
  expect(macros).toEqual(new Set(['.TH', '.SH', '.SS', '.TP', '.B', '.I', '.PP', '.br']));
});
