import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import type { Configuration, ServicePlan } from '../model/index.ts';
import { memoryRepository } from '../repository/memory.ts';
import { planFacts } from './plan-facts.ts';

const express = (source: string) => ({
  'package.json': JSON.stringify({ dependencies: { express: '5.1.0' }, scripts: { start: 'node main.js' } }),
  'package-lock.json': '{}',
  'main.js': `const app = express();\n${source}\napp.listen(4545);`,
});
const fastapi = { 'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n', 'main.py': 'app = FastAPI()\n' };

async function service(files: Record<string, string>, settings: object = {}): Promise<ServicePlan> {
  const configuration: Configuration = { services: { pier: { path: '.', ...settings } } };
  const plan = planFacts(await detectFacts(memoryRepository(files, 'pier'), configuration), configuration);
  return plan.services[0] as ServicePlan;
}
const asked = ({ healthCheck }: ServicePlan) => healthCheck?.command.at(-1);

test.each([
  ['Node', express("app.get('/', page);"), '4545/health', 'r.status >= 500'],
  ['Python', fastapi, "'GET', '/health'", 'r.status >= 500'],
])('a server of %s without a health route is asked where the library answers', async (_, files, address, failing) => {
  const made = await service(files);
  expect(made).not.toHaveProperty('readiness');
  expect(asked(made)).toContain(address);
  // Applications that answer everything in their own way are up all the same.
  expect(asked(made)).toContain(failing);
});

test('without the library, its first page is asked', async () => {
  expect(asked(await service(express("app.get('/', page);"), { library: false }))).toContain("4545/'");
});

test('a route of its own is asked in either case, and has to say yes', async () => {
  for (const library of [true, false]) {
    const made = await service(express("app.get('/up', (req, res) => res.send('up'));"), { library, readiness: '/up' });
    expect(asked(made)).toContain('4545/up');
    expect(asked(made)).toContain('!r.ok');
  }
});
