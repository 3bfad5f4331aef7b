import { chmod, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makePipe } from '@seaworthy/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { UserError } from '../errors/index.ts';
import { parseJson } from './json-document.ts';
import { findTextFile, readTextFile } from './read-file.ts';
import { isSimpleGlob } from './simple-glob.ts';
import { parseToml } from './toml-document.ts';

let base: string;
beforeEach(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'read file ')));
});
afterEach(() => rm(base, { recursive: true, force: true }));

const at = (name: string) => join(base, name);

test('a regular file, a link to one, and a file whose size says 0', async () => {
  await writeFile(at('a.txt'), 'quay é');
  await symlink('a.txt', at('link'));
  expect(await readTextFile(at('a.txt'))).toBe('quay é');
  expect(await readTextFile(at('link'), { within: base })).toBe('quay é');
  expect(await readTextFile('/proc/self/status')).toContain('Pid:');
  expect(await findTextFile(at('missing'))).toBeUndefined();
  expect(await findTextFile(at('a.txt/inner'))).toBeUndefined();
});

test.each([
  ['a pipe', () => makePipe(at('x')), 'it is a named pipe, not a regular file'],
  ['a folder', () => mkdir(at('x')), 'it is a folder'],
  ['a device', () => symlink('/dev/zero', at('x')), 'it is a device, not a regular file'],
  ['a circle', () => symlink('x', at('x')), 'its symbolic links go in a circle'],
  ['nothing', async () => {}, 'there is nothing of this name'],
  ['too large', () => writeFile(at('x'), 'a'.repeat(2000)), 'it has 2 kB, and of such a file at most 1 kB are read'],
])('%s is refused with what it is', async (_, arrange, reason) => {
  await arrange();
  const error = readTextFile(at('x'), { name: 'x', maxBytes: 1000 });
  await expect(error).rejects.toMatchObject({ code: 'FILE_UNREADABLE', message: `x can't be read: ${reason}.` });
});

test('a file that may not be read is refused, for the user whom that concerns', async () => {
  await writeFile(at('x'), 'a');
  await chmod(at('x'), 0);
  await chmod(base, 0o755);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot) process.seteuid?.(65534);
  try {
    const error = readTextFile(at('x'), { name: 'x' });
    await expect(error).rejects.toMatchObject({ message: "x can't be read: permission to read it is denied." });
  } finally {
    if (isRoot) process.seteuid?.(0);
  }
});

test('a link that leads out of the folder is not followed, one within is', async () => {
  await writeFile(at('secret'), 'outside');
  await mkdir(at('repo'));
  await symlink('../secret', at('repo/link'));
  const error = readTextFile(at('repo/link'), { name: 'link', within: at('repo') });
  await expect(error).rejects.toMatchObject({ code: 'SYMLINK_OUTSIDE' });
});

test('whatever a settings file or manifest holds, it is read or refused by name', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      "'",
      '- ',
      '\n',
      '  ',
      '&a ',
      '*a',
      '<<: ',
      '!!x ',
      '? ',
      '|',
      '>',
      '#',
      '=',
      '.',
    ],
    ...['a', 'services', 'port', '1', 'null', '\t', '\\u0000', '__proto__', '%', '---\n', '\u0000', '\ud800', '[['],
  );
  const text = fc.tuple(fc.array(piece, { maxLength: 30 }), fc.nat(60)).map(([parts, times]) => {
    const [first = ''] = parts;
    return first.repeat(times * 20) + parts.join('');
  });
  fc.assert(
    fc.property(text, (written) => {
      for (const parse of [parseJson, parseToml, parseConfiguration]) {
        try {
          parse('file', written);
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test.each(['*', '**/dist/*.log', 'packages/*', '**/a/**/b/*.min.*'])('%s is simple', (glob) =>
  expect(isSimpleGlob(glob)).toBe(true),
);
test.each(['*a*a*a*a*a', '+(a)+(b)+(c)+(d)+(e)', '**/'.repeat(20), 'a'.repeat(2000)])('%s is not', (glob) =>
  expect(isSimpleGlob(glob)).toBe(false),
);
