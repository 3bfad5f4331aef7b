import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { findServiceFolders } from '../../source/service-folder.ts';
import { findApplication, makesApplication } from './application.ts';
import { findPythonPort } from './port.ts';
import { openPythonFolder } from './python-folder.ts';
import { findSqlAlchemyDriver } from './sqlalchemy.ts';
import { findPythonWrites } from './writes.ts';

async function open(files: Record<string, string>, requirements = '') {
  const repository = memoryRepository({ 'requirements.txt': requirements, ...files });
  const [folder] = findServiceFolders(repository, ['requirements.txt'], []);
  const opened = folder === undefined ? undefined : await openPythonFolder(folder);
  if (opened === undefined) throw new Error('no folder');
  return opened;
}

test('an application is known under an alias, through its package, and not by a word in a text', async () => {
  const found = async (text: string) => makesApplication(await open({ 'a.py': text }), 'FastAPI');
  expect(await found('from fastapi import FastAPI as App\nx = App()\n')).toBe(true);
  expect(await found('import fastapi as f\nx = f.FastAPI()\n')).toBe(true);
  expect(await found('"""x = FastAPI()"""\nfrom fastapi import APIRouter\n')).toBe(false);
  expect(await found('from mine import Thing as FastAPI\nx = FastAPI()\n')).toBe(false);
});

test.each([
  ['an alias', { 'web.py': 'from fastapi import FastAPI as App\nshop = App()\n' }, ['web:shop']],
  [
    'a factory under an alias',
    {
      'lib.py': 'from fastapi import FastAPI\ndef make(): return FastAPI()\n',
      'web.py': 'from lib import make as build\nshop = build()\n',
    },
    ['web:shop'],
  ],
  ['a module that is a package', { 'web/__init__.py': 'app = FastAPI()\n' }, ['web:app']],
  [
    'parts that the whole imports relatively',
    { 'web/admin.py': 'admin = FastAPI()\n', 'web/main.py': 'from .admin import admin as part\napp = FastAPI()\n' },
    ['web.main:app'],
  ],
  [
    'two that import each other',
    { 'a.py': 'import b\na = FastAPI()\n', 'b.py': 'import a\nb = FastAPI()\n' },
    ['a:a', 'b:b'],
  ],
  ['one that is made only when run as a script', { 'a.py': "if __name__ == '__main__':\n  app = FastAPI()\n" }, []],
  [
    'uvicorn.run',
    { 'web/main.py': '', 'a.py': "import uvicorn\nuvicorn.run(app='web.main:shop', port=4410)\n" },
    ['web.main:shop'],
  ],
  ['a factory that needs an argument', { 'a.py': 'def make(settings):\n  return FastAPI()\n' }, []],
])('ASGI application: %s', async (_, files, expected) => {
  const { entryPoints } = await findApplication(await open(files as Record<string, string>), 'FastAPI');
  expect(entryPoints.map(({ value }) => value)).toEqual(expected);
});

test.each([
  ['import uvicorn\nuvicorn.run(app, port=4410)', { port: 4410 }],
  ['import uvicorn\nPORT_NUMBER = 4411\nuvicorn.run(app, port=PORT_NUMBER)', { port: 4411 }],
  [
    "import os, uvicorn\nuvicorn.run(app, port=int(os.environ.get('API_PORT', 4412)))",
    { port: 4412, portVariable: 'API_PORT' },
  ],
  ["import os\nport = os.environ['PORT']", { portVariable: 'PORT' }],
  ['import uvicorn\nuvicorn.run(app, port=settings.port)', {}],
  ['import uvicorn\nuvicorn.run(app, port=99999)', {}],
])('port: %s', async (text, expected) => {
  const found = await findPythonPort(await open({ 'a.py': text }));
  expect(Object.fromEntries(Object.entries(found).map(([key, fact]) => [key, fact?.value]))).toEqual(expected);
});

test('SQLAlchemy gets the driver that is installed, unless the code sets it', async () => {
  const driver = async (text: string, requirements: string) =>
    findSqlAlchemyDriver(await open({ 'a.py': text }, `sqlalchemy\n${requirements}`), {
      protocol: 'postgres',
      sync: ['psycopg', 'pg8000'],
      async: ['asyncpg', 'psycopg'],
    })?.value;
  expect(await driver('create_engine(url)', 'psycopg')).toBe('psycopg');
  expect(await driver('create_async_engine(url)', 'psycopg\nasyncpg')).toBe('asyncpg');
  expect(await driver('# create_async_engine\ncreate_engine(url)', 'psycopg\nasyncpg')).toBe('psycopg');
  expect(await driver("url = os.environ['X'].replace('postgres://', 'y')", 'psycopg')).toBeUndefined();
  expect(await driver('url.set(drivername=x)', 'psycopg')).toBeUndefined();
  expect(await driver('create_engine(url)', 'psycopg2')).toBeUndefined();
});

test('writes are literal paths that are opened for writing', async () => {
  const { pythonSources } = await open({
    'a.py': [
      "open('read.txt')",
      "open('log.txt', 'a')",
      "open('data.bin', mode='r+b')",
      "Path('cache').mkdir()",
      "Path('a.txt').write_text('x')",
      "os.makedirs('out', exist_ok=True)",
      "open(f'{name}.txt', 'w')",
      "# open('comment.txt', 'w')",
    ].join('\n'),
  });
  expect(findPythonWrites(pythonSources).map(({ value, source }) => `${value}:${source.line}`)).toEqual([
    'log.txt:2',
    'data.bin:3',
    'cache:4',
    'a.txt:5',
    'out:6',
  ]);
});
