import { expect, test } from 'vitest';
import { findNodeEnvironment } from '../languages/node/environment.ts';
import { javaScriptSources } from '../languages/node/node-folder.ts';
import { findPythonEnvironment } from '../languages/python/environment.ts';
import { pythonSources } from '../languages/python/python-folder.ts';
import { memoryRepository } from '../repository/memory.ts';
import { readSources } from './sources.ts';

async function read(file: string, text: string) {
  const folder = { repository: memoryRepository({ [file]: text }), path: '.', files: [file], outsideLinks: [] };
  const found = file.endsWith('.py')
    ? findPythonEnvironment(await readSources(folder, pythonSources))
    : findNodeEnvironment(await readSources(folder, javaScriptSources));
  return Object.fromEntries(
    found.map(({ name, source, public: _, ...rest }) => [name, { ...rest, line: source.line }]),
  );
}

test('JavaScript: members, defaults, refusals, destructuring', async () => {
  const text = [
    "const a = process.env.TIDE_MODE ?? 'spring';",
    "const b = Number(process.env['POOL_SIZE']) || 12;",
    'const c = process.env.GATE_ID!;',
    "if (!process.env.QUAY_NAME) throw new Error('QUAY_NAME');",
    "const { BERTH_TOKEN, BERTH_LIMIT = '7' } = process.env;",
    "process.env.WRITTEN_ONLY = 'x';",
    '// process.env.IN_A_COMMENT',
    'const d = process.env.NODE_ENV;',
  ].join('\n');
  expect(await read('a.ts', text)).toEqual({
    TIDE_MODE: { required: false, secret: false, default: 'spring', line: 1 },
    POOL_SIZE: { required: false, secret: false, default: '12', line: 2 },
    GATE_ID: { required: true, secret: false, line: 3 },
    QUAY_NAME: { required: true, secret: false, line: 4 },
    BERTH_TOKEN: { secret: true, line: 5 },
    BERTH_LIMIT: { required: false, secret: false, default: '7', line: 5 },
  });
});

test('JavaScript: schemas and readers of its own', async () => {
  const schema =
    'export const env = z.object({\n  TIDE_PORT: z.coerce.number().default(4410),\n  MAP_URL: z.url(),\n  NOTE: z.string().optional(),\n}).parse(process.env);';
  expect(await read('env.ts', schema)).toEqual({
    TIDE_PORT: { required: false, secret: false, default: '4410', line: 2 },
    MAP_URL: { required: true, secret: false, line: 3 },
    NOTE: { required: false, secret: false, line: 4 },
  });
  const readers =
    "function must(name: string) {\n  const value = process.env[name];\n  if (!value) throw new Error(name);\n  return value;\n}\nconst soft = (name, fallback) => process.env[name] ?? fallback;\nmust('GATE_SECRET'); soft('LAMP_COLOUR', 'green');";
  expect(await read('readers.ts', readers)).toEqual({
    GATE_SECRET: { required: true, secret: true, line: 7 },
    LAMP_COLOUR: { required: false, secret: false, default: 'green', line: 7 },
  });
});

test('a sibling that names a file belongs to its variable', async () => {
  expect(await read('a.js', 'const key = readFile(process.env.SIGNAL_KEY_FILE) ?? process.env.SIGNAL_KEY;')).toEqual({
    SIGNAL_KEY: { secret: false, fileVariable: 'SIGNAL_KEY_FILE', line: 1 },
  });
  expect(
    await read('a.py', "import os\nfor name in names:\n    os.environ.get(f'{name}_FILE')\nos.environ['GATE_TOKEN']\n"),
  ).toEqual({
    GATE_TOKEN: { required: true, secret: true, fileVariable: 'GATE_TOKEN_FILE', line: 4 },
  });
});

test('Python: environ, getenv and pydantic-settings', async () => {
  const text = [
    'import os',
    "host = os.environ['GAUGE_HOST']",
    "level = os.getenv('LOG_LEVEL', 'INFO')",
    "os.environ['WRITTEN'] = 'x'",
    'class Base(BaseSettings):',
    "    model_config = SettingsConfigDict(env_prefix='TIDE_')",
    '    database_url: PostgresDsn',
    '    stations: list[str] = []',
    'class Settings(Base):',
    '    interval: int = Field(default=60, gt=0)',
    '    depth: float = Field(..., gt=0)',
    "    hook: SecretStr | None = Field(None, alias='HOOK')",
    '',
    "# os.environ['IN_A_COMMENT']",
  ].join('\n');
  expect(await read('settings.py', text)).toEqual({
    GAUGE_HOST: { required: true, secret: false, line: 2 },
    LOG_LEVEL: { required: false, secret: false, default: 'INFO', line: 3 },
    TIDE_DATABASE_URL: { required: true, secret: true, line: 7 },
    TIDE_STATIONS: { required: false, secret: false, json: true, line: 8 },
    TIDE_INTERVAL: { required: false, secret: false, default: '60', line: 10 },
    TIDE_DEPTH: { required: true, secret: false, line: 11 },
    HOOK: { required: false, secret: true, line: 12 },
  });
});
