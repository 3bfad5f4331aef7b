import { expect, test } from 'vitest';
import { detectFacts } from '../../detect/detect-facts.ts';
import { planFacts } from '../../plan/plan-facts.ts';
import { memoryRepository } from '../../repository/memory.ts';

const SERVER = "require('express')().listen(process.env.PORT || 3000);\n";
const app = (dependencies: object) =>
  JSON.stringify({ name: 'crane', dependencies: { express: '5', ...dependencies }, scripts: { start: 'node a.js' } });

test('an application of Nx without a package.json is refused by its name', async () => {
  const files = {
    'package.json': '{ "dependencies": { "express": "5" }, "devDependencies": { "nx": "20", "@nx/node": "20" } }',
    'package-lock.json': '{}',
    'nx.json': '{}',
    'apps/crane/project.json': '{ "targets": { "build": { "executor": "@nx/webpack:webpack" } } }',
    'apps/crane/src/main.ts': SERVER,
  };
  await expect(detectFacts(memoryRepository(files))).rejects.toMatchObject({
    code: 'UNSUPPORTED_FRAMEWORK',
    message: expect.stringContaining('Nx without a package.json'),
  });
});

const lerna = {
  'package.json': '{ "name": "root" }',
  'lerna.json': '{ "packages": ["packages/*"], "version": "1.0.0" }',
  'packages/crane/a.js': SERVER,
  'packages/crane/package-lock.json': '{}',
  'packages/shed/package.json': '{ "name": "shed", "version": "1.0.0", "main": "shed.js" }',
};

test.each<[string, Record<string, string>, string[]]>([
  ['links', { 'packages/crane/package.json': app({ shed: '^1.0.0' }) }, ['services.crane.workspace']],
  ['does not link', { 'packages/crane/package.json': app({}) }, []],
  [
    'leaves to the workspace',
    {
      'packages/crane/package.json': app({ shed: '^1.0.0' }),
      'package.json': '{ "name": "root", "workspaces": ["packages/*"] }',
    },
    [],
  ],
])('what Lerna %s is asked about where an installation would fetch it', async (_, files, asked) => {
  const { questions } = planFacts(await detectFacts(memoryRepository({ ...lerna, ...files })));
  expect(questions.filter(({ blocking }) => blocking).map(({ subject }) => subject)).toEqual(asked);
});
