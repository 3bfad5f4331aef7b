import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const application = "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/health')\ndef health(): return {}\n";

test.each([
  ['web: uvicorn main:app --port 4343\nadmin: uvicorn admin:app --port 9191\n', 4343],
  ['web: uvicorn main:app --port $PORT\nadmin: uvicorn admin:app --port 9191\n', 8000],
])('a second server of a Procfile is said, and its port is not that of the first: %j', async (procfile, port) => {
  const files = {
    'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\n',
    'main.py': application,
    'admin.py': application,
    'jobs.py': 'import time\nwhile True:\n    time.sleep(1)\n',
    Procfile: `${procfile}worker: python -m jobs\n`,
  };
  const plan = planFacts(await detectFacts(memoryRepository(files, 'quay')));
  expect(plan.services.map((service) => [service.name, service.shape, service.port])).toEqual([
    ['quay', 'server', port],
    ['quay-worker', 'worker', undefined],
  ]);
  expect(plan.questions).toMatchObject([
    {
      subject: 'services.quay.processes.admin',
      blocking: false,
      candidates: [{ value: 'admin:app', source: { file: 'Procfile', line: 2 } }],
    },
  ]);
});
