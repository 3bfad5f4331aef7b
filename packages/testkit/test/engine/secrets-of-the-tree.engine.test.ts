import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { baseImagesOf, buildSecrets, detectFacts, generate, openRepository, planFacts } from '@seaworthy/core';
import { buildTargets, type Engine, requireEngine } from '@seaworthy/engine';
import { ensureFoundations } from '@seaworthy/provision';
import { listFixtures } from '@seaworthy/testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';

const fixture = listFixtures().find(({ variant }) => variant === 'npm-login');
const images = ['npm-login-tide-table:latest', 'npm-login-tide-table:dev'];
let engine: Engine;
let root: string;

beforeAll(async () => {
  engine = await requireEngine();
  root = join(await mkdtemp(join(tmpdir(), 'seaworthy secrets ')), 'npm-login');
  await cp(fixture?.folder ?? '', root, {
    recursive: true,
    filter: (path) => !/[/]expect(?:[.]jsonc|[/]|$)/.test(path),
  });
});

afterAll(async () => {
  await engine.docker(['image', 'rm', '--force', ...images], { reject: false });
  await rm(join(root, '..'), { recursive: true, force: true });
});

test('an installation sees the .npmrc with its token, and no layer has a byte of the secrets of the tree', async () => {
  const plan = planFacts(await detectFacts(await openRepository(root)));
  for (const { path, content } of generate(plan).files) await writeFile(join(root, path), content);
  const { record, error } = await buildTargets(engine, {
    directory: root,
    targets: ['default', 'dev'],
    substitutions: await ensureFoundations(engine, baseImagesOf(plan)),
    variables: Object.fromEntries(buildSecrets(plan.services).map(({ variable, path }) => [variable, path])),
    // The post-install script fails unless it finds a setting of the .npmrc.
    noCache: true,
    onEvent: () => undefined,
  });
  expect(error).toBeUndefined();
  expect(record.outcome).toBe('succeeded');
  await mkdir(join(root, 'saved'));
  await engine.docker(['save', '--output', join(root, 'saved/images.tar'), ...images]);
  const layers = await readFile(join(root, 'saved/images.tar'));
  for (const secret of ['q7w8e9-npmrc', 'q7w8e9ServerKey', 'q7w8e9Account']) {
    expect(layers.includes(secret), `${secret} is in a layer`).toBe(false);
  }
  expect(layers.includes('MIIBTides'), 'a certificate is no secret').toBe(true);
});
