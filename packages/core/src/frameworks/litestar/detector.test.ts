import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository(files, 'buoys'))).services[0];

test('the application is found, with the server that the extra brings', async () => {
  const service = await detect({
    'requirements.txt': 'litestar[standard]==2.18.0\n',
    'app.py':
      "from litestar import Litestar, get\n@get('/health')\nasync def health() -> str:\n  return 'ok'\napp = Litestar([health])\n",
  });
  expect(service).toMatchObject({
    framework: { id: 'litestar' },
    entryPoints: [{ value: 'app:app' }],
    traits: { server: { value: 'uvicorn' } },
  });
});

test('without a server nothing is said of one', async () => {
  const service = await detect({ 'requirements.txt': 'litestar==2.18.0\n', 'app.py': 'app = Litestar([])\n' });
  expect(service?.traits.server).toBeUndefined();
});
