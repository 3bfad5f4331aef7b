import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const manifest = (more: object = {}) =>
  JSON.stringify({ name: 'quay', dependencies: { express: '^5.1.0' }, ...more }, null, 2);
const lock = { 'crane/package-lock.json': '{}' };
const detect = async (files: Record<string, string>) =>
  (await detectFacts(memoryRepository({ ...lock, ...files }))).services[0];

test('port, entry point and health routes come from the source, each with its line', async () => {
  const service = await detect({
    'crane/package.json': manifest({
      scripts: { start: 'NODE_ENV=production node --enable-source-maps ./lib/crane.js' },
    }),
    'crane/lib/crane.js':
      "import express from 'express';\nconst app = express();\n\napp.get('/health', async (_, res) => res.send(await db.query('x')));\napp.get('/livez', (_, res) => res.send('ok'));\napp.listen(6161);\n",
  });
  expect(service?.framework).toEqual({
    id: 'express',
    name: 'Express',
    version: { value: '^5.1.0', source: { file: 'crane/package.json', line: 4 }, certainty: 'certain' },
    source: { file: 'crane/package.json', line: 4 },
  });
  expect(service?.entryPoints).toEqual([
    { value: 'lib/crane.js', source: { file: 'crane/package.json', line: 7 }, certainty: 'certain' },
  ]);
  expect(service?.port).toEqual({ value: 6161, source: { file: 'crane/lib/crane.js', line: 6 }, certainty: 'certain' });
  expect(service?.portVariable).toBeUndefined();
  expect(service?.liveness).toEqual({
    value: '/livez',
    source: { file: 'crane/lib/crane.js', line: 5 },
    certainty: 'likely',
  });
  expect(service?.readiness).toEqual({
    value: '/health',
    source: { file: 'crane/lib/crane.js', line: 4 },
    certainty: 'likely',
  });
});

test('a shared package that depends on Express but makes no application is no service', async () => {
  const files = {
    'crane/package.json': manifest({ scripts: { start: 'node app.js' } }),
    'crane/app.js': "require('express')().listen(6161); const app = express();",
    'middleware/package.json': manifest(),
    'middleware/index.js': "import { Router } from 'express';\nexport const routes = Router();\n",
  };
  const facts = await detectFacts(memoryRepository({ ...lock, ...files }));
  expect(facts.services.map(({ path }) => path)).toEqual(['crane']);
});

test('without a start script, two files that listen are both candidates', async () => {
  const service = await detect({
    'crane/package.json': manifest(),
    'crane/lift.js': 'const app = express();\napp.listen(6161);',
    'crane/lower.js': 'const app = express();\napp.listen(6262);',
  });
  expect(service?.entryPoints.map(({ value }) => value)).toEqual(['lift.js', 'lower.js']);
});

test('a route of a router whose mount is nowhere to be found is only possible', async () => {
  const service = await detect({
    'crane/package.json': manifest({ scripts: { start: 'node app.js' } }),
    'crane/app.js': 'const app = express();\nmountEverything(app);\napp.listen(6161);',
    'crane/routes.js':
      "const router = Router();\nrouter.get('/health', (_, res) => res.end());\nmodule.exports = router;",
  });
  expect(service?.readiness?.certainty).toBe('possible');
});
