import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import type { Configuration, Plan } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const harbour = {
  'api/package.json': JSON.stringify({
    dependencies: { express: '5.1.0', pg: '8' },
    scripts: { start: 'node src/server.js', dev: 'nodemon src/server.js', test: 'node --test' },
  }),
  'api/package-lock.json': '{}',
  'api/src/server.js':
    "const app = express();\napp.get('/health', (_, res) => res.end());\napp.listen(process.env.PORT ?? 4141);\nconst url = process.env.DATABASE_URL;\n",
  'api/src/mailer.js': "import { url } from './database.js';\n",
};
const mailer = (more = '') =>
  parseConfiguration(
    'seaworthy.yaml',
    `services:\n  mailer:\n    path: api\n    shape: worker\n    entryPoint: src/mailer.js\n${more}`,
  );

async function plan(files: Record<string, string>, configuration: Configuration): Promise<Plan> {
  return planFacts(await detectFacts(memoryRepository(files, 'harbour'), configuration), configuration);
}

function filesOf(made: Plan) {
  const { files } = generate(requirePlan(made));
  const content = (name: string) => files.find(({ path }) => path === name)?.content ?? '';
  return {
    dockerfile: content('Dockerfile'),
    ignore: content('.dockerignore'),
    compose: parse(content('compose.yaml'), { merge: true, version: '1.1' }),
  };
}

test('a folder holds a server and a worker, and each has what its shape has', async () => {
  const made = await plan(harbour, mailer());
  expect(made.services.map(({ name, path, shape, entryPoint }) => ({ name, path, shape, entryPoint }))).toEqual([
    { name: 'api', path: 'api', shape: 'server', entryPoint: 'src/server.js' },
    { name: 'mailer', path: 'api', shape: 'worker', entryPoint: 'src/mailer.js' },
  ]);
  const worker = made.services[1];
  expect(worker).not.toHaveProperty('port');
  expect(worker).not.toHaveProperty('publishedPort');
  // Its event loop is asked, on the library's own port, and in development nobody.
  expect(worker?.healthCheck?.command.at(-1)).toContain('http://127.0.0.1:9464/healthz');
  expect(worker?.healthCheck).not.toHaveProperty('developmentCommand');
  // What is done once for a folder is done with the process that was found there.
  expect(worker).not.toHaveProperty('tests');
  expect(worker).not.toHaveProperty('development');
  expect(made.services[0]).toMatchObject({ tests: { command: ['npm', 'run', 'test'] }, port: 4141 });
  expect(worker?.environment.map(({ name }) => name)).toEqual(['DATABASE_URL']);
  expect(made.decisions).toContainEqual({
    subject: 'services.mailer.entryPoint',
    value: 'src/mailer.js',
    origin: 'configuration',
    reason: 'seaworthy.yaml says so.',
    sources: [{ file: 'seaworthy.yaml', line: 5 }],
  });
});

test('the files of a worker name no port but that of the library', async () => {
  const { dockerfile, ignore, compose } = filesOf(await plan(harbour, mailer()));
  const stage = (name: string) => dockerfile.split(/\n\n/).find((block) => block.includes(` AS ${name}\n`)) ?? '';
  expect(stage('api')).toMatch(/^EXPOSE 4141$/m);
  expect(stage('api')).toContain('PORT=4141');
  expect(stage('mailer')).toContain(
    'CMD ["/nodejs/bin/node", "--import", "/opt/seaworthy/worker.mjs", "src/mailer.js"]',
  );
  expect(stage('mailer').match(/^EXPOSE.*$/gm)).toEqual(['EXPOSE 9464']);
  expect(stage('mailer')).not.toMatch(/PORT=/);
  expect(stage('mailer-dev')).not.toMatch(/PORT=/);
  expect(dockerfile).toContain('Express worker, production');
  expect(ignore.match(/^!api$/gm)).toHaveLength(1);

  const { mailer: worker, api } = compose.services;
  expect(Object.keys(compose.services)).toContain('mailer-dev');
  expect(Object.keys(compose.services)).not.toContain('mailer-test');
  expect(worker).not.toHaveProperty('ports');
  expect(worker.healthcheck.test.at(-1)).toContain(':9464/healthz');
  expect(compose.services['mailer-dev']).not.toHaveProperty('healthcheck');
  expect(worker.restart).toBe('unless-stopped');
  expect(worker.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(api.ports).toHaveLength(1);
  expect(compose.services['mailer-dev'].ports).toEqual(['127.0.0.1:9230:9230']);
});

test('a worker without the library asks for no health', async () => {
  const configuration = mailer();
  if (configuration.services?.mailer !== undefined) configuration.services.mailer.library = false;
  const { dockerfile, compose } = filesOf(await plan(harbour, configuration));
  expect(dockerfile).toContain('CMD ["/nodejs/bin/node", "src/mailer.js"]');
  expect(compose.services.mailer).not.toHaveProperty('healthcheck');
});

test.each([
  ['worker', 'service_started', 'unless-stopped'],
  ['job', 'service_completed_successfully', 'no'],
])('who depends on a %s waits for %s', async (shape, condition, restart) => {
  const configuration = mailer('  api:\n    dependsOn: [mailer, postgres]\n');
  if (configuration.services?.mailer !== undefined) configuration.services.mailer.shape = shape;
  const { compose } = filesOf(await plan(harbour, configuration));
  expect(compose.services.api.depends_on).toEqual({
    mailer: { condition },
    postgres: { condition: 'service_healthy' },
  });
  expect(compose.services['api-dev'].depends_on['mailer-dev']).toEqual({ condition });
  expect(compose.services.mailer.restart).toBe(restart);
  expect(compose.services['mailer-dev'].restart).toBe(restart);
});

test('the process that was found may be of another shape', async () => {
  const made = await plan(harbour, { services: { api: { shape: 'worker', entryPoint: 'src/mailer.js' } } });
  expect(made.services.map(({ name, shape, entryPoint }) => ({ name, shape, entryPoint }))).toEqual([
    { name: 'api', shape: 'worker', entryPoint: 'src/mailer.js' },
  ]);
  expect(made.services[0]).not.toHaveProperty('port');
});

test('a second process of a Python folder is a program of its own', async () => {
  const files = {
    'api/requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n',
    'api/main.py': 'app = FastAPI()\n',
    'api/jobs/send.py': 'print("sent")\n',
  };
  const configuration = (entryPoint: string): Configuration => ({
    services: { sender: { path: 'api', shape: 'job', entryPoint } },
  });
  const command = async (entryPoint: string) =>
    /^CMD (.*)$/m.exec(filesOf(await plan(files, configuration(entryPoint))).dockerfile.split(' AS sender\n')[1] ?? '');
  expect((await command('jobs.send'))?.[1]).toBe('["python3", "-m", "jobs.send"]');
  expect((await command('jobs/send.py'))?.[1]).toBe('["python3", "jobs/send.py"]');
});

test('a folder that shows no server may hold a declared process', async () => {
  const files = {
    'post/package.json': JSON.stringify({ dependencies: { amqplib: '1' }, scripts: { start: 'node sort.js' } }),
    'post/package-lock.json': '{}',
    'post/sort.js': 'consume(process.env.QUEUE_URL);',
  };
  const declared = parseConfiguration(
    'seaworthy.yaml',
    'services:\n  post:\n    framework: node\n    shape: worker\n    entryPoint: sort.js\n',
  );
  const made = await plan(files, declared);
  expect(made.services.map(({ name, shape, framework, entryPoint }) => [name, shape, framework, entryPoint])).toEqual([
    ['post', 'worker', 'node', 'sort.js'],
  ]);
  expect(made.questions.filter(({ blocking }) => blocking)).toEqual([]);
  // A framework alone: what starts it is found as in any folder, and as a server it is asked for its port.
  const named = await plan(files, { services: { post: { framework: 'node' } } });
  expect(named.services.map(({ shape, entryPoint }) => [shape, entryPoint])).toEqual([['server', 'sort.js']]);
  expect(named.questions.filter(({ blocking }) => blocking).map(({ code }) => code)).toEqual(['PORT_UNKNOWN']);
});

test('a shape that there is not, and a process beside Next.js, are said', async () => {
  const wrong = parseConfiguration('seaworthy.yaml', 'services:\n  api:\n    shape: wroker\n');
  await expect(plan(harbour, wrong)).rejects.toMatchObject({
    code: 'CONFIGURATION_INVALID',
    message: 'seaworthy.yaml:3: there is no shape wroker; did you mean worker.',
  });
  const page = {
    'api/package.json': JSON.stringify({ dependencies: { next: '16.4.5' }, scripts: { build: 'next build' } }),
    'api/package-lock.json': '{}',
    'api/app/page.tsx': 'export default () => null;',
  };
  await expect(plan(page, mailer())).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('mailer, a process beside Next.js'),
  });
});
