import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuildRecord } from '@seaworthy/core/model';
import { type ExampleProject, makeExampleProject, objectsOf } from '@seaworthy/testkit/cli';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

let project: ExampleProject<'api' | 'web'>;
let substitutions: BuildRecord['substitutions'];

beforeAll(async () => {
  project = await makeExampleProject('todo', ['api', 'web']);
  // Base images, and the secrets that `up` would make.
  for (const args of [['generate'], ['build'], ['up'], ['down', '--volumes']]) {
    expect(await project.run(args)).toMatchObject({ exitCode: 0 });
  }
  const record: BuildRecord = JSON.parse(await readFile(join(project.folder, '.seaworthy/build.json'), 'utf8'));
  substitutions = record.substitutions;
  await writeFile(join(project.folder, 'base-images.yaml'), overrides());
});

afterAll(async () => {
  await compose(['--profile', '*', 'down', '--volumes', '--remove-orphans']);
  await project[Symbol.asyncDispose]();
});

test('docker buildx bake builds what seaworthy builds', async () => {
  const targets = ['api', 'api-migrate', 'web'];
  const built = await Promise.all(targets.map(layersOf));
  await execa('docker', ['image', 'rm', ...targets.map((target) => `${project.name}-${target}`)]);
  await bake(['default', 'test']);
  expect(await Promise.all(targets.map(layersOf))).toEqual(built);
});

test.each(['api-test', 'web-test'])("docker compose runs the example's own tests: %s", async (service) => {
  const { exitCode, all } = await compose(['--profile', 'test', 'run', '--rm', '--quiet-pull', service]);
  expect({ exitCode, all }).toEqual({ exitCode: 0, all: expect.stringMatching(/\d+ passed/) });
  await compose(['--profile', 'test', 'down', '--volumes']);
});

test('docker compose starts the production stack, waits until it is healthy, and stops it', async () => {
  const up = await compose(['--profile', 'prod', 'up', '--detach', '--wait', '--no-build']);
  expect(up).toMatchObject({ exitCode: 0 });
  expect((await fetch(`${project.addresses.web}/api/todos`)).status).toBe(200);
  expect(await compose(['--profile', 'prod', 'down', '--volumes'])).toMatchObject({ exitCode: 0 });
  expect(await objectsOf(project.name)).toEqual([]);
});

function compose(args: readonly string[]) {
  const files = ['--file', 'compose.yaml', '--file', 'base-images.yaml'];
  return execa('docker', ['compose', ...files, ...args], {
    cwd: project.folder,
    env: project.environment,
    all: true,
    reject: false,
    stdin: 'ignore',
  });
}

async function bake(targets: readonly string[]) {
  const contexts = substitutions.flatMap(({ reference, substitute }) => [
    '--set',
    `*.contexts.${reference}=docker-image://${substitute}`,
  ]);
  const args = ['buildx', 'bake', '--progress=plain', '--load', ...contexts, ...targets];
  // What docker-bake.hcl offers for networks behind a proxy that inspects TLS.
  const authorities = process.env.NODE_EXTRA_CA_CERTS;
  const folder = join(project.folder, '.authorities');
  await mkdir(folder, { recursive: true });
  if (authorities !== undefined) await copyFile(authorities, join(folder, 'ca-certificates.crt'));
  return execa('docker', args, {
    cwd: project.folder,
    ...(authorities === undefined ? {} : { env: { CA_FOLDER: folder } }),
  });
}

async function layersOf(target: string): Promise<string[]> {
  const format = '{{json .RootFS.Layers}}';
  const { stdout } = await execa('docker', ['image', 'inspect', '--format', format, `${project.name}-${target}`]);
  return JSON.parse(stdout);
}

/** Where a registry answers nothing is substituted, and the file says nothing. */
function overrides(): string {
  const postgres = substitutions.find(({ reference }) => reference.startsWith('postgres:'));
  if (postgres === undefined) return 'services: {}\n';
  const services = ['postgres', 'postgres-test'].map((name) => `  ${name}: { image: '${postgres.substitute}' }\n`);
  return `services:\n${services.join('')}`;
}
