import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from '@seaworthy/checks';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { describeLies } from './describe-lies.ts';
import { readLies } from './read-lies.ts';

const lies = readLies(join(import.meta.dirname, '../../../../fixtures/lies'));
const ids = new Set<string>(Object.values(checks).map(({ id }) => id));

test('there are liars, and one that is none to hold them against', () => {
  expect(lies.length).toBeGreaterThan(20);
  const harmless = lies.filter(({ family }) => family === 'control');
  expect(harmless.map(({ id, fails, unknown }) => ({ id, fails, unknown }))).toEqual([
    { id: 'honest', fails: {}, unknown: {} },
  ]);
});

test.each(lies)(
  '$id names checks that there are, and its service is called as its folder',
  ({ fails, unknown, id, folder }) => {
    const named = [...Object.keys(fails), ...Object.keys(unknown)];
    expect(named.filter((check) => !ids.has(check))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
    expect(Object.keys(parse(readFileSync(join(folder, 'compose.yaml'), 'utf8')).services)).toEqual([id]);
    expect(existsSync(join(folder, 'lie.mjs'))).toBe(true);
  },
);

test('what expected.yaml does not know is an error', async () => {
  await using folder = await makeTemporaryFolder({
    'gull/expected.yaml': 'family: birds\nlie: It flies.\npasses: {}\n',
  });
  expect(() => readLies(folder.path)).toThrow('passes');
});

test('a page has a row for each liar with what it must get, and says why', async () => {
  const expected =
    'family: birds\nlie: It flies.\nfails: { root-user: It is a king. }\nunknown: { slow-start: Nobody looked. }\n';
  await using folder = await makeTemporaryFolder({
    'gull/expected.yaml': expected,
    'auk/expected.yaml': 'family: birds\nlie: It swims.\nundetected: Under water.\n',
  });
  expect(describeLies(readLies(folder.path))).toEqual({
    head: ['container', 'family', 'has to fail', 'has to be unknown'],
    rows: [
      ['[auk](#auk)', 'birds', 'nothing, and should: it is not seen', ''],
      ['[gull](#gull)', 'birds', '[root-user](../checks/root-user.md)', '[slow-start](../checks/slow-start.md)'],
    ],
    sections: [
      '### auk\n\nIt swims.\n\n- **It is not seen.** Under water.',
      '### gull\n\nIt flies.\n\n- [root-user](../checks/root-user.md) **fails**. It is a king.\n- [slow-start](../checks/slow-start.md) is **unknown**. Nobody looked.',
    ],
  });
});
