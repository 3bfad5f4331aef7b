import { expect, test } from 'vitest';
import { readPage } from './read-page.ts';

test('a block has the mark that stands right above it', () => {
  const page = [
    '<!-- session: express, engine -->',
    '<!-- file: a.json -->',
    '```json',
    '{}',
    '```',
    '',
    '<!-- run: exits 1 -->',
    '',
    '```sh',
    'false',
    '```',
    '<!-- not run: it takes hours -->',
    '```sh',
    'sleep 9000',
    '```',
    '',
  ].join('\n');
  expect(readPage(page)).toEqual({
    session: 'express, engine',
    blocks: [
      { line: 2, language: 'json', text: '{}\n', mark: { does: 'file', what: 'a.json' } },
      { line: 9, language: 'sh', text: 'false\n' },
      { line: 12, language: 'sh', text: 'sleep 9000\n', mark: { does: 'not run', what: 'it takes hours' } },
    ],
  });
});
