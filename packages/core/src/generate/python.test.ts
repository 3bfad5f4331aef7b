import { expect, test } from 'vitest';
import { parseConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

async function dockerfileOf(files: Record<string, string>, settings = ''): Promise<string> {
  const configuration = parseConfiguration('seaworthy.yaml', settings);
  const plan = planFacts(await detectFacts(memoryRepository(files, 'tides'), configuration), configuration);
  return generate(plan).files.find(({ path }) => path === 'Dockerfile')?.content ?? '';
}
const tides = {
  'requirements.txt': 'fastapi==0.165.0\nuvicorn==0.54.0\n',
  'main.py': 'app = FastAPI()\n',
  '.python-version': '3.12\n',
};
const stage = (dockerfile: string, name: string) =>
  dockerfile.split(/\n(?=FROM )/).find((text) => text.split('\n')[0]?.endsWith(` AS ${name}`)) ?? '';

test('Python comes out of its build image, with the libraries that the image without a shell lacks', async () => {
  const dockerfile = await dockerfileOf(tides);
  expect(stage(dockerfile, 'tides')).toMatch(/^FROM python-3-12-runtime /);
  expect(stage(dockerfile, 'python-3-12-runtime')).toMatch(/^FROM without-shell .*\nCOPY --from=python-3-12-files /);
  expect(stage(dockerfile, 'without-shell')).toMatch(/^FROM gcr\.io\/distroless\/cc-debian13:nonroot /);
  const files = stage(dockerfile, 'python-3-12-files');
  expect(files).toMatch(/^FROM python:3\.12-slim-trixie /);
  expect(files).toContain('--mount=type=bind,from=without-shell,');
  expect(dockerfile).not.toMatch(/ AS \S*\./);
});

test('with a shell it is the slim image, and nothing is collected', async () => {
  const dockerfile = await dockerfileOf(tides, 'security: standard\n');
  expect(stage(dockerfile, 'tides')).toMatch(/^FROM python:3\.12-slim-trixie /);
  expect(dockerfile).not.toContain('without-shell');
});

test('what packages ship stays, native modules lose what only debuggers read, and no failure is hidden', async () => {
  const dependencies = stage(await dockerfileOf(tides), 'tides-dependencies');
  // Some packages import their own tests: astropy.tests.runner.
  expect(dependencies).not.toMatch(/\btests\b/);
  expect(dependencies).not.toMatch(/\|\| true/);
  expect(dependencies).toContain('strip --strip-debug');
});

test('requirements, lockfiles and settings of tests are not shipped', async () => {
  const build = stage(await dockerfileOf(tides), 'tides-build');
  for (const name of ['requirements*.txt', 'uv.lock', 'pytest.ini', 'conftest.py']) expect(build).toContain(name);
  expect(build).toContain('-delete');
});

test('in development uvicorn is told of changes', async () => {
  expect(stage(await dockerfileOf(tides), 'tides-dev-dependencies')).toContain(' watchfiles');
});
