import { expect, test } from 'vitest';
import { memoryRepository } from '../../repository/memory.ts';
import { readSources } from '../../source/sources.ts';
import { findPythonHealthRoutes } from './health-routes.ts';
import { pythonSources } from './python-folder.ts';

async function routes(files: Record<string, string>) {
  const sources = await readSources(
    { repository: memoryRepository(files), path: '.', files: Object.keys(files), outsideLinks: [] },
    pythonSources,
  );
  return findPythonHealthRoutes(sources).map(({ path, pathKnown }) => (pathKnown ? path : `${path}?`));
}
const health =
  "from fastapi import APIRouter\nrouter = APIRouter()\n\n@router.get('/health')\ndef health():\n  return 1\n";

test.each([
  ['an application', { 'a.py': "app = FastAPI()\n@app.get('/healthz')\ndef f(): pass\n" }, ['/healthz']],
  [
    'a prefix of its own and one of the inclusion',
    {
      'health.py': health.replace('APIRouter()', "APIRouter(prefix='/internal')"),
      'main.py': "import health\napp.include_router(health.router, prefix='/api')\n",
    },
    ['/api/internal/health'],
  ],
  [
    'an alias',
    {
      'health.py': health,
      'main.py': "from health import router as checks\napp.include_router(checks, prefix='/v2')\n",
    },
    ['/v2/health'],
  ],
  [
    'a package that hands the router on',
    {
      'svc/routers/__init__.py': 'from .health import router as health_router\n',
      'svc/routers/health.py': health,
      'svc/main.py': "from .routers import health_router\napp.include_router(health_router, prefix='/v3')\n",
    },
    ['/v3/health'],
  ],
  [
    'a router in a router, and a prefix that is a constant',
    {
      'app/health.py': health,
      'app/api.py':
        "from fastapi import APIRouter\nfrom app import health\napi = APIRouter(prefix='/api')\napi.include_router(health.router, prefix='/ops')\n",
      'app/main.py': "from app.api import api\nBASE = '/base'\napp.include_router(api, prefix=BASE)\n",
    },
    ['/base/api/ops/health'],
  ],
  [
    'a loop',
    {
      'app/health.py': health,
      'app/main.py':
        "from app import health, todos\nfor one in (todos, health):\n  app.include_router(one.router, prefix='/l')\n",
    },
    ['/l/health'],
  ],
  [
    'two inclusions',
    {
      'health.py': health,
      'main.py': "from health import router\napp.include_router(router)\napp.include_router(router, prefix='/api')\n",
    },
    ['/health', '/api/health'],
  ],
  [
    'a prefix that is computed',
    { 'health.py': health, 'main.py': 'import health\napp.include_router(health.router, prefix=settings.prefix)\n' },
    ['/health?'],
  ],
  [
    'an inclusion that cannot be seen',
    { 'health.py': health, 'main.py': "for r in find_routers():\n  app.include_router(r, prefix='/x')\n" },
    ['/health?'],
  ],
  [
    'another router of the same name',
    {
      'health.py': health,
      'admin.py': 'router = APIRouter()\n',
      'main.py':
        "import health, admin\napp.include_router(admin.router, prefix='/admin')\napp.include_router(health.router)\n",
    },
    ['/health'],
  ],
  [
    'routers that include each other',
    {
      'a.py':
        "router = APIRouter()\nfrom b import other\nrouter.include_router(other)\n@router.get('/health')\ndef f(): pass\n",
      'b.py': 'import a\nother = APIRouter()\nother.include_router(a.router)\n',
    },
    ['/health'],
  ],
  ['a comment', { 'a.py': "app = FastAPI()\n# @app.get('/health')\ndef f(): pass\n" }, []],
])('health routes: %s', async (_, files, expected) => {
  expect(await routes(files as Record<string, string>)).toEqual(expected);
});
