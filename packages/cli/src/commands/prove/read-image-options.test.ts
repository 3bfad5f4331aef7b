import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { buildProgram } from '../../program.ts';
import { readImageOptions } from './read-image-options.ts';
import type { ImageFlags } from './subject-options.ts';

async function typed(words: readonly string[], directory = '.') {
  const seen: ReturnType<typeof readImageOptions>[] = [];
  const program = buildProgram(async (_, { options, arguments: [, ...command] }) => {
    const place = { directory, environment: { FROM_SHELL: 'shell=1' } };
    seen.push(readImageOptions(options as ImageFlags, command, place));
  });
  await program.parseAsync(['prove', ...words], { from: 'user' });
  return seen[0];
}

test.each([
  [['pier:7'], undefined],
  [['pier:7', '-p', '8080', '--port=9090/tcp'], { ports: [8080, 9090] }],
  [['pier:7', '-e', 'A=1=2', '--env', 'FROM_SHELL', '--env=A=3'], { environment: { A: '3', FROM_SHELL: 'shell=1' } }],
  [['--env', 'EMPTY=', 'pier:7'], { environment: { EMPTY: '' } }],
  [
    ['pier:7', '--health', '/up', '--with', 'postgres:17', '--with', 'redis'],
    { healthPath: '/up', beside: ['postgres:17', 'redis'] },
  ],
  [
    ['pier:7', '-p', '80', '--', 'node', '--inspect', '-p', '1'],
    { ports: [80], command: ['node', '--inspect', '-p', '1'] },
  ],
])('%j', async (words, expected) => expect(await typed(words)).toEqual(expected));

test('a file of variables is read as docker does, and --env wins', async () => {
  await using folder = await makeTemporaryFolder({ 'pier.env': '# tide\n\nA="1"\r\n B=x # y\nFROM_SHELL\n' });
  expect(await typed(['pier:7', '--env', 'A=2', '--env-file', 'pier.env'], folder.path)).toEqual({
    environment: { A: '2', B: 'x # y', FROM_SHELL: 'shell=1' },
  });
});

test.each([
  [['--port', '80:8080'], '80:8080', 'seaworthy prove --port 8080'],
  [['--port', '53/udp'], 'Nothing is asked over UDP', undefined],
  [['--port', '0'], 'from 1 to 65535', undefined],
  [['--port', '70000'], 'from 1 to 65535', undefined],
  [['--health', 'up'], 'begins with /', 'seaworthy prove --health /up'],
  [['--env-file', 'gone.env'], 'no file gone.env', undefined],
  [['--env', 'A B=hush'], 'takes NAME=value', undefined],
])('%j is refused', async (words, said, suggestion) => {
  const refused = typed(['pier:7', ...words]);
  await expect(refused).rejects.toMatchObject({ code: 'INVALID_USAGE', message: expect.stringContaining(said) });
  await expect(refused).rejects.toMatchObject({ details: expect.objectContaining({ suggestion }) });
  await expect(refused).rejects.not.toThrow('hush');
});

test('variables without a value are named all at once, with what to type', async () => {
  await expect(
    typed(['pier:7', '--env', 'TIDE', '--env', 'QUAY', '--env', 'QUAY=7', '--env', 'PIER']),
  ).rejects.toMatchObject({
    code: 'CONFIGURATION_MISSING',
    message: '2 required variables have no value: TIDE, PIER.',
    lines: ['TIDE: export TIDE=…, or --env TIDE=…', 'PIER: export PIER=…, or --env PIER=…'],
    fix: 'set the variables in your shell, or give their values with `--env NAME=…`.',
  });
});
