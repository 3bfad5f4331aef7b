import { expect, test } from 'vitest';
import { parseCommand, parseStartCommand, portArgument } from './start-command.ts';

test.each([
  ['node dist/server.js', 'node', 'dist/server.js'],
  ['NODE_ENV=production node --enable-source-maps ./out/main.mjs --verbose', 'node', 'out/main.mjs'],
  ['node -r dotenv/config index.js', 'node', 'index.js'],
  ['npm run migrate && node server', 'node', 'server'],
  ['cross-env PORT=4545 tsx watch src/main.ts', 'tsx', 'src/main.ts'],
  ['node .', 'node', '.'],
  ['next start -p 3300', 'next', undefined],
  ['node --import tsx src/main.ts', 'node', 'src/main.ts'],
  ['dotenv -e .env.production -- node build/index.js', 'node', 'build/index.js'],
  ['dotenvx run -f .env -- node index.js', 'node', 'index.js'],
  ['env-cmd ./config/dev.env node src/index.js', 'node', 'src/index.js'],
  ['env-cmd -e common,prod node index.js', 'node', 'index.js'],
  ['env-cmd -f .env.json ts-node src/app.ts', 'ts-node', 'src/app.ts'],
  ['nodemon --exec ts-node src/server.ts', 'ts-node', 'src/server.ts'],
  ['nodemon -w src --exec "node -r esbuild-register src/server.ts"', 'node', 'src/server.ts'],
  ['pm2-runtime start bot.js --name GULL -- --autoread', 'pm2-runtime', 'bot.js'],
  ['npx tsx ./src/index.ts', 'tsx', 'src/index.ts'],
  ['pnpm exec tsx src/index.ts', 'tsx', 'src/index.ts'],
  ['yarn ts-node -P tsconfig.build.json src/index.ts', 'ts-node', 'src/index.ts'],
  ['dumb-init -- node app.js', 'node', 'app.js'],
  ['bun src/index.ts', 'bun', 'src/index.ts'],
  ['fastify start -l info -p 4040 app.js', 'fastify', 'app.js'],
])('%s runs %s on %s', (script, program, file) => {
  const command = parseStartCommand(script);
  expect({ program: command?.program, file: command?.file }).toEqual({ program, file });
});

test.each([
  '',
  'cat x | node y',
  'node $(find . -name x)',
  'npm --prefix server run start',
  'yarn workspace api start',
  'pnpm --filter api start',
  'cross-env PORT=1',
])('%j runs no single program of this folder', (script) => {
  expect(parseStartCommand(script)).toBeUndefined();
});

test.each([
  ['npm run serve', 'serve'],
  ['npm start -- --port 3', 'start'],
  ['yarn serve', 'serve'],
  ['pnpm --silent run serve', 'serve'],
  ['cross-env A=b yarn run serve', 'serve'],
  ['bun run serve', 'serve'],
])('%s runs a script', (script, name) => {
  expect(parseCommand(script.split(' '), (other) => other === 'serve')).toMatchObject({ script: name });
});

test('ports in arguments', () => {
  expect(portArgument(['--port', '8181'])).toBe(8181);
  expect(portArgument(['--port=8282'])).toBe(8282);
  expect(portArgument(['-p', '8383'])).toBe(8383);
  expect(portArgument(['-p', '99999'])).toBeUndefined();
  expect(portArgument(['--workers', '4'])).toBeUndefined();
});
