import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { nextCommand, programName } from './program-name.ts';

test.each([
  ['/usr/local/bin/seaworthy', {}, 'seaworthy'],
  ['/p/node_modules/.bin/seaworthy', { npm_command: 'exec' }, 'npx --no seaworthy'],
  ['/srv/dist/seaworthy.js', {}, 'node dist/seaworthy.js'],
  ['/opt/my tools/seaworthy.js', {}, "node '/opt/my tools/seaworthy.js'"],
])('started as %s', (script, environment, expected) => {
  expect(programName(script, environment, '/srv')).toBe(expected);
});

test('a folder with spaces is quoted, the current one is not named', () => {
  expect(nextCommand('build', resolve("it's here"), 'go on').command).toBe("seaworthy build -C 'it'\\''s here'");
  expect(nextCommand('build', process.cwd(), 'go on').command).toBe('seaworthy build');
});
