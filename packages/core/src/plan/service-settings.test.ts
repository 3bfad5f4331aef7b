import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { generate } from '../generate/generate.ts';
import { memoryRepository } from '../repository/memory.ts';
import { planFacts } from './plan-facts.ts';
import { requirePlan } from './require-plan.ts';

async function planned(settings: string) {
  const files = {
    'package.json': JSON.stringify({ dependencies: { express: '5' }, scripts: { start: 'node main.js' } }),
    'package-lock.json': '{}',
    'main.js':
      'start(process.env.MOORING_TOKEN ?? readFile(process.env.MOORING_TOKEN_FILE), process.env.BERTH); express().listen(4545);',
  };
  const configuration = parseConfiguration('seaworthy.yaml', `services: { quay: ${settings} }\n`);
  return requirePlan(planFacts(await detectFacts(memoryRepository(files, 'quay')), configuration));
}

const environmentOf = async (settings: string) =>
  Object.fromEntries(
    (await planned(settings)).services[0]?.environment.map(({ name, required }) => [name, required]) ?? [],
  );

test('each folder that outlives the container is a volume with a name of its own, and no folder in memory', async () => {
  const { services } = await planned(
    '{ volumes: [/app/public/files, /srv/files, /app/logs], writable: [/app/logs, /tmp] }',
  );
  expect(services[0]?.volumes).toEqual([
    { name: 'quay-files', path: '/app/public/files' },
    { name: 'quay-files-2', path: '/srv/files' },
    { name: 'quay-logs', path: '/app/logs' },
  ]);
  expect(services[0]?.writablePaths).toEqual(['/tmp']);
  await expect(planned('{ volumes: ["/a:b"] }')).rejects.toThrow('seaworthy.yaml');
});

test('what the code may do without is required where somebody says so', async () => {
  expect(await environmentOf('{}')).toMatchObject({ MOORING_TOKEN: false, BERTH: false });
  expect(await environmentOf('{ required: [MOORING_TOKEN, BERTH] }')).toMatchObject({
    MOORING_TOKEN: true,
    BERTH: true,
  });
});

test('the size of the young generation is told to Node beside its heap', async () => {
  const texts = async (settings: string) =>
    generate(await planned(settings)).files.find(({ path }) => path === 'Dockerfile')?.content;
  expect(await texts('{ heap: 50, semiSpace: 64 }')).toContain(
    'NODE_OPTIONS="--max-old-space-size-percentage=50 --max-semi-space-size=64"',
  );
  expect(await texts('{}')).not.toContain('semi-space');
});
