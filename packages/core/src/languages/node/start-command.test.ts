import { expect, test } from 'vitest';
import { parseStartCommand, portArgument } from './start-command.ts';

test.each([
  ['node dist/server.js', 'node', 'dist/server.js'],
  ['NODE_ENV=production node --enable-source-maps ./out/main.mjs --verbose', 'node', 'out/main.mjs'],
  ['node -r dotenv/config index.js', 'node', 'index.js'],
  ['npm run migrate && node server', 'node', 'server'],
  ['cross-env PORT=4545 tsx watch src/main.ts', 'tsx', 'src/main.ts'],
  ['node .', 'node', '.'],
  ['next start -p 3300', 'next', undefined],
  ['node --import tsx src/main.ts', 'node', 'src/main.ts'],
])('%s runs %s on %s', (script, program, file) => {
  const command = parseStartCommand(script);
  expect({ program: command?.program, file: command?.file }).toEqual({ program, file });
});

test.each(['', 'cat x | node y', 'node $(find . -name x)'])('%j runs no single program', (script) => {
  expect(parseStartCommand(script)).toBeUndefined();
});

test('ports in arguments', () => {
  expect(portArgument(['--port', '8181'])).toBe(8181);
  expect(portArgument(['--port=8282'])).toBe(8282);
  expect(portArgument(['-p', '8383'])).toBe(8383);
  expect(portArgument(['-p', '99999'])).toBeUndefined();
  expect(portArgument(['--workers', '4'])).toBeUndefined();
});
