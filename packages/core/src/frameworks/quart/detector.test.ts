import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository(files, 'buoys'))).services[0];

test('hypercorn comes with it, and uvicorn takes its place where it is asked for', async () => {
  const app =
    "from quart import Quart\napp = Quart(__name__)\n@app.route('/health')\nasync def health():\n  return 'ok'\n";
  const service = await detect({ 'requirements.txt': 'quart==0.20.0\n', 'app.py': app });
  expect(service).toMatchObject({
    framework: { id: 'quart' },
    entryPoints: [{ value: 'app:app' }],
    liveness: { value: '/health' },
    traits: { server: { value: 'hypercorn' } },
  });
  const other = await detect({ 'requirements.txt': 'quart==0.20.0\nuvicorn==0.54.0\n', 'app.py': app });
  expect(other?.traits.server?.value).toBe('uvicorn');
});
