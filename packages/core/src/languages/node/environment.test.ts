import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { readSources } from '../../source/sources.ts';
import { findNodeEnvironment } from './environment.ts';
import { javaScriptSources } from './node-folder.ts';

async function read(files: Record<string, string>) {
  const sources = await readSources(
    { repository: memoryRepository(files), path: '.', files: Object.keys(files), outsideLinks: [] },
    javaScriptSources,
  );
  return Object.fromEntries(
    findNodeEnvironment(sources).map(({ name, default: fallback, required }) => [name, fallback ?? required ?? 'read']),
  );
}

test('a radix is no default, and a default may stand behind a conversion', async () => {
  const text = [
    'const a = parseInt(process.env.RADIX_ONLY, 10);',
    "const b = parseInt(process.env.INSIDE ?? '4181', 10);",
    'const c = Number.parseInt(process.env.OUTSIDE, 10) || 4282;',
    'const d = process.env.ASKED ? Number(process.env.ASKED) : 4383;',
    'const e = process.env.OTHER_ASKED ? 1 : 2;',
    'const f = +process.env.SIGNED! ;',
    'const g = (process.env.CAST as string).trim() || `pier`;',
    "process.env.FILLED ||= 'hold';",
    'delete process.env.DROPPED;',
  ].join('\n');
  expect(await read({ 'a.ts': text })).toEqual({
    RADIX_ONLY: 'read',
    INSIDE: '4181',
    OUTSIDE: '4282',
    ASKED: '4383',
    OTHER_ASKED: 'read',
    SIGNED: true,
    CAST: 'pier',
    FILLED: 'hold',
  });
});

test('what is done with a name that holds the variable counts', async () => {
  const text =
    'const key = process.env.GATE_ID;\nif (key === undefined || key.length < 3) { throw new Error(); }\nconst { DEPTH: depth } = process.env;\nuse(depth ?? 17);\n';
  expect(await read({ 'a.js': text })).toEqual({ GATE_ID: true, DEPTH: '17' });
});

test('the environment is followed under other names, through imports and into functions', async () => {
  expect(
    await read({
      'source.ts': 'export const surroundings = process.env;',
      'a.ts':
        "import { surroundings as s } from './source.js';\nexport const a = s.MOON_PHASE ?? FALLBACK;\nconst FALLBACK = 'new';",
      'b.ts': "import { load } from './load';\nload(1, process.env);",
      'load.ts': "export function load(_: number, vars: Record<string, string>) { return vars.STAR_MAP || 'north'; }",
      'c.mts': "import { env } from 'node:process';\nconst { HARBOUR_ENV_NAME = 'quay' } = env;",
      'd.js': 'const other = { LOCAL_ENV: 1 }; other.LOCAL_ENV; // process.env.IN_A_COMMENT',
    }),
  ).toEqual({ MOON_PHASE: 'new', STAR_MAP: 'north', HARBOUR_ENV_NAME: 'quay' });
});

test('functions that look a variable up are known across files, with what they do without it', async () => {
  expect(
    await read({
      'env.js':
        'function need(name) { const v = process.env[name]; if (!v) throw new Error(name); return v; }\nfunction needNumber(name) { return Number(need(name)); }\nmodule.exports = { need, needNumber, flag: (name, strict) => strict && process.env[name] };',
      'main.js':
        "const { need: must, needNumber } = require('./env');\nconst lib = require('./env');\nmust('PILOT_ID'); needNumber('PILOT_AGE'); lib.flag('NIGHT_MODE', true);",
    }),
  ).toEqual({ PILOT_ID: true, PILOT_AGE: true, NIGHT_MODE: 'read' });
});

test('a schema is found where it is made, not only where it is used', async () => {
  expect(
    await read({
      'schema.ts':
        "import * as zed from 'zod';\nexport const settings = zed.object({\n  TIDE_LEVEL: zed.coerce.number().default(-3),\n  BUOY: zed.string(),\n});",
      'main.ts': "import { settings } from './schema';\nexport const config = settings.parse({ ...process.env });",
    }),
  ).toEqual({ TIDE_LEVEL: '-3', BUOY: true });
});
