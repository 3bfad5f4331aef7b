import { expect, test } from 'vitest';
import { commandWords, nodeCommandOf } from './node-command.ts';
import { parseStartCommand, type StartCommand } from './start-command.ts';

const commandOf = (script: string) => nodeCommandOf(parseStartCommand(script) as StartCommand);

test.each([
  ['node -r dotenv/config index.js', ['-r', 'dotenv/config', 'index.js']],
  [
    'node --import ./tracing.mjs --conditions=production dist/main.js',
    ['--import', './tracing.mjs', '--conditions=production', 'dist/main.js'],
  ],
  ['node server.js --verbose', ['server.js', '--verbose']],
  ['node --max-old-space-size=4096 --inspect server.js', undefined],
  ['node --env-file=.env --env-file .env.local server.js', undefined],
  ['node --env-file-if-exists=.env server.js', ['--env-file-if-exists=.env', 'server.js']],
  ['nodemon server.js', undefined],
  ['tsx watch src/main.ts', ['--import', 'tsx', 'src/main.ts']],
  ['tsx --tsconfig tsconfig.app.json src/main.ts', ['--import', 'tsx', 'src/main.ts']],
  [
    'ts-node --transpile-only -r tsconfig-paths/register src/main.ts',
    ['--require', 'ts-node/register', '--require', 'tsconfig-paths/register', 'src/main.ts'],
  ],
  ['ts-node --esm src/main.ts', ['--loader', 'ts-node/esm', 'src/main.ts']],
  ['pm2-runtime app.js -i max -- --autoread', ['app.js', '--autoread']],
  ['bun --watch --smol src/main.ts --quiet', ['--smol', 'src/main.ts', '--quiet']],
  ['bun run --hot src/main.ts', undefined],
  ['node --experimental-strip-types src/main.ts', ['--experimental-strip-types', 'src/main.ts']],
])('%s gives Node %j', (script, words) => {
  const command = commandOf(script);
  expect(command).toBeDefined();
  expect(command === undefined ? undefined : commandWords(command)).toEqual(words);
});

test('options of a loader that are also variables become these', () => {
  expect(commandOf('ts-node -P tsconfig.prod.json -T src/a.ts')?.environment).toEqual({
    TS_NODE_PROJECT: 'tsconfig.prod.json',
    TS_NODE_TRANSPILE_ONLY: 'true',
  });
  expect(commandOf('tsx --tsconfig=t.json src/a.ts')?.environment).toEqual({ TSX_TSCONFIG_PATH: 't.json' });
});

test.each(['bun test', 'vite preview', 'node', 'babel-node src/a.js'])('%s is none of Node’s', (script) => {
  expect(commandOf(script)).toBeUndefined();
});

test.each([
  ['nodemon a.js', true],
  ['node --watch a.js', true],
  ['nodemon --exec ts-node a.ts', true],
  ['nodemon -x "node -r ./b" a.js', true],
  ['tsx watch a.ts', true],
  ['ts-node-dev --respawn a.ts', true],
  ['node a.js', false],
  ['tsx a.ts', false],
])('%s watches: %s', (script, watches) => {
  expect(commandOf(script)?.watches).toBe(watches);
});
