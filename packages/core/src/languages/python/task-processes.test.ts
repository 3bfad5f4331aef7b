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

const rq = (code: string) =>
  detectFacts(
    memoryRepository(
      {
        'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\nredis==6.4.0\nrq==2.6.0\n',
        'main.py': application,
        'jobs.py': `from redis import Redis\nfrom rq import Queue\n${code}\n`,
      },
      'quay',
    ),
  );

test.each([
  ["tides = Queue('tides', connection=Redis())", ['tides']],
  ['bells = Queue(connection=Redis())', ['default']],
  ["a = Queue('a', connection=c)\nb = Queue(name='b', connection=c)\nQueue('a', connection=c)", ['a', 'b']],
  ["tides = Queue('tides')\ntides.enqueue_in(later, ring)", ['--with-scheduler', 'tides']],
])('the worker of RQ works on every queue that the code names: %j', async (code, words) => {
  const plan = planFacts(await rq(code));
  const worker = plan.services.find(({ name }) => name === 'quay-worker');
  expect(worker).toMatchObject({ shape: 'worker', command: ['-m', 'rq.cli', 'worker', ...words] });
  const [address] = worker?.environment.filter(({ name }) => name === 'RQ_REDIS_URL') ?? [];
  expect(JSON.stringify(address?.value)).toContain('redis');
  expect(plan.decisions.find(({ subject }) => subject === 'services.quay-worker.healthCheck')?.value).toBe('none');
});

test('a queue by a computed name is not worked on by a guess', async () => {
  expect((await rq('every = [Queue(name, connection=Redis()) for name in names]')).services).toHaveLength(1);
});
