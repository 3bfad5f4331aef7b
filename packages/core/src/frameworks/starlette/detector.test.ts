import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository(files, 'buoys'))).services[0];

test('an application of Starlette is one, and FastAPI on top of it is FastAPI', async () => {
  const requirements = 'starlette==0.50.0\nuvicorn==0.54.0\n';
  const plain = await detect({ 'requirements.txt': requirements, 'main.py': 'app = Starlette(routes=[])\n' });
  expect(plain).toMatchObject({ framework: { id: 'starlette' }, entryPoints: [{ value: 'main:app' }] });
  const both = await detect({
    'requirements.txt': `${requirements}fastapi==0.165.0\n`,
    'main.py': 'app = FastAPI()\napp.mount("/", Starlette())\n',
  });
  expect([both?.framework.id, both?.undecided]).toEqual(['fastapi', undefined]);
});
