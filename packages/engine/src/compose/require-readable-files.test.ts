import { makePipe, makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { requireReadableFiles } from './require-readable-files.ts';

const laughs = [
  'x-0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]',
  ...Array.from({ length: 9 }, (_, index) => `x-${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(10)}]`),
].join('\n');

test.each([
  ['extends a device', 'services: { a: { extends: { file: /dev/zero, service: b } } }'],
  ['includes a device', 'include: [{ path: [other.yaml, /dev/zero] }]'],
  ['includes a file that includes a pipe', 'include: [deeper/other.yaml]'],
  ['takes variables from a device', 'services: { a: { env_file: [{ path: /dev/zero }] } }'],
  ['has aliases that unfold without end', laughs],
  ['nests without end', `x-deep: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ['is larger than any compose file', `services: {}\n${'# '.repeat(2_500_000)}`],
])('a compose file that %s is refused before compose reads it', async (_, text) => {
  const deeper = { 'deeper/other.yaml': 'include: [../pipe]' };
  await using folder = await makeTemporaryFolder({ 'compose.yaml': text, ...deeper });
  await makePipe(`${folder.path}/pipe`);
  await expect(requireReadableFiles({ directory: folder.path })).rejects.toMatchObject({
    code: expect.stringMatching(/^(FILE_UNREADABLE|COMPOSE_FILE_INVALID)$/),
  });
});

test('an ordinary one passes, and so does one that leads in a circle, which compose explains', async () => {
  await using folder = await makeTemporaryFolder({
    'compose.yaml':
      'include: [b.yaml, "${WHERE}/c.yaml", "https://harbour.example/d.git"]\nservices: { a: { image: x, env_file: .env } }',
    'b.yaml': 'include: [compose.yaml]\nservices: { b: { extends: { service: a }, env_file: [missing.env] } }',
    '.env': 'A=1',
  });
  await expect(requireReadableFiles({ directory: folder.path })).resolves.toBeUndefined();
  const many = Array.from({ length: 300 }, (_, index) => `  s${index}: { <<: *all, image: x }`);
  await folder.write({ 'compose.yaml': ['x-all: &all { init: true }', 'services:', ...many].join('\n') });
  await expect(requireReadableFiles({ directory: folder.path })).resolves.toBeUndefined();
});
