import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const requirements = 'fastapi==0.165.0\nuvicorn==0.54.0\n';
const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository({ 'requirements.txt': requirements, ...files }, 'pilots'))).services[0];
const entries = async (files: Record<string, string>) => (await detect(files))?.entryPoints.map(({ value }) => value);

test('the application is found where it is made, also by a factory in another module', async () => {
  expect(await entries({ 'pilots.py': 'from fastapi import FastAPI\n\nservice: FastAPI = FastAPI()\n' })).toEqual([
    'pilots:service',
  ]);
  expect(
    await entries({
      'svc/__init__.py': '',
      'svc/factory.py': 'def make(settings: Settings) -> FastAPI:\n    api = FastAPI()\n    return api\n',
      'svc/asgi.py': 'from svc.factory import make\n\nproduction = make(load())\n',
    }),
  ).toEqual(['svc.asgi:production']);
});

test('a mounted application is a part, two unrelated ones are candidates', async () => {
  const admin = 'from fastapi import FastAPI\nadmin = FastAPI()\n';
  expect(
    await entries({
      'admin.py': admin,
      'main.py': "from fastapi import FastAPI\nfrom admin import admin\napp = FastAPI()\napp.mount('/admin', admin)\n",
    }),
  ).toEqual(['main:app']);
  expect(await entries({ 'admin.py': admin, 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' })).toEqual([
    'admin:admin',
    'main:app',
  ]);
});

test('a start command decides between candidates', async () => {
  const files = {
    'a.py': 'a = FastAPI()\n',
    'b.py': 'b = FastAPI()\n',
    Procfile: 'web: gunicorn -k uvicorn.workers.UvicornWorker b:b --bind 0.0.0.0:9090\n',
  };
  const service = await detect(files);
  expect(service?.entryPoints).toEqual([{ value: 'b:b', source: { file: 'Procfile', line: 1 }, certainty: 'certain' }]);
  expect(service?.port?.value).toBe(9090);
});

test('the module path starts where the imports of the code start', async () => {
  const service = await detect({
    'backend/main.py': 'from fastapi import FastAPI\nfrom settings import settings\napp = FastAPI()\n',
    'backend/settings.py': 'settings = {}\n',
  });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['main:app']);
  expect(service?.traits.sourceRoot).toEqual({
    value: 'backend',
    source: { file: 'backend/main.py', line: 2 },
    certainty: 'likely',
  });
});

test('an application without a server for it says so by the absence of the trait', async () => {
  const service = await detect({ 'requirements.txt': 'fastapi==0.165.0\n', 'main.py': 'app = FastAPI()\n' });
  expect(service?.traits.server).toBeUndefined();
  const standard = await detect({ 'requirements.txt': 'fastapi[standard]==0.165.0\n', 'main.py': 'app = FastAPI()\n' });
  expect(standard?.traits.server?.value).toBe('uvicorn');
});

test('Alembic, its own folder included, gives the migration command', async () => {
  const files = { 'requirements.txt': `${requirements}alembic==1.20.1\n`, 'main.py': 'app = FastAPI()\n' };
  expect((await detect({ ...files, 'alembic.ini': '' }))?.migrations?.value.command).toEqual([
    'python3',
    '-m',
    'alembic',
    'upgrade',
    'head',
  ]);
  expect((await detect({ ...files, 'db/alembic.ini': '' }))?.migrations?.value.command).toEqual([
    'python3',
    '-m',
    'alembic',
    '-c',
    'db/alembic.ini',
    'upgrade',
    'head',
  ]);
});
