import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

async function port(files: Record<string, string>) {
  const manifest = { dependencies: { express: '5' }, main: 'main.js' };
  const repository = memoryRepository({
    'package.json': JSON.stringify(manifest),
    'package-lock.json': '{}',
    ...files,
  });
  const [service] = (await detectFacts(repository)).services;
  return [service?.port?.value, service?.portVariable?.value, service?.port?.certainty];
}

test.each<[string, string, unknown[]]>([
  ['the radix is no port', 'app.listen(parseInt(process.env.PORT, 10));', [undefined, 'PORT', undefined]],
  ['a default behind a conversion', 'app.listen(Number(process.env.PORT) || 4711);', [4711, 'PORT', 'certain']],
  ['any name', "app.listen(process.env.GANGWAY ?? '4712');", [4712, 'GANGWAY', 'certain']],
  ['a host behind it', "app.listen(4713, '127.0.0.1');", [4713, undefined, 'certain']],
  ['an object of options', 'const o = { port: 4714 }; app.listen(o);', [4714, undefined, 'likely']],
  [
    'a literal beats a variable of something else',
    'log(process.env.PORT ?? 1); app.listen(4715);',
    [4715, undefined, 'certain'],
  ],
  ['which of two it is depends', 'const p = day ? 4716 : 4717; app.listen(p);', [undefined, undefined, undefined]],
  [
    'a variable with another value later',
    'let p = 4718; p = find(); app.listen(p);',
    [undefined, undefined, undefined],
  ],
  ['a socket', "app.listen('/run/app.sock');", [undefined, undefined, undefined]],
])('%s: %s', async (_, code, expected) => {
  expect(await port({ 'main.js': `const app = express();\n${code}` })).toEqual(expected);
});

test('the port is followed into another module', async () => {
  expect(
    await port({
      'main.js': "const { settings } = require('./settings');\nexpress().listen(settings().net.door);",
      'settings.js': 'exports.settings = () => ({ net: { door: Number(process.env.DOOR ?? 4819) } });',
    }),
  ).toEqual([4819, 'DOOR', 'certain']);
});
