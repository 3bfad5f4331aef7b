import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFixtures, readFixture } from '@seaworthy/testkit/core';
import { expect, test } from 'vitest';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { fileSetSchema } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { openRepository } from '../repository/disk.ts';
import type { Repository } from '../repository/repository.ts';
import { generate } from './generate.ts';

const examples = join(import.meta.dirname, '../../../../examples');

interface Case {
  name: string;
  expected: string;
  open(): Promise<Repository>;
}

const cases: Case[] = [
  ...listFixtures().map((fixture) => ({
    name: `${fixture.framework}/${fixture.variant}`,
    expected: join(fixture.folder, 'expect/files'),
    open: () => readFixture(fixture),
  })),
  ...readdirSync(examples).map((name) => ({
    name: `examples/${name}`,
    expected: join(import.meta.dirname, 'fixtures', name),
    open: () => openRepository(join(examples, name)),
  })),
];

test.each(cases)('$name: the files are those of the fixture, byte for byte', async ({ open, expected }) => {
  const repository = await open();
  const configuration = await readConfiguration(repository);
  const plan = planFacts(await detectFacts(repository, configuration), configuration);
  const set = fileSetSchema.parse(generate(plan));
  if (process.env.UPDATE === '1') {
    rmSync(expected, { recursive: true, force: true });
    mkdirSync(expected, { recursive: true });
    for (const { path, content } of set.files) {
      mkdirSync(dirname(join(expected, path)), { recursive: true });
      writeFileSync(join(expected, path), content);
    }
  }
  const isAdopted = plan.services.every(({ build }) => build.own !== undefined);
  expect(set.files.map(({ path }) => path).filter((path) => !path.startsWith('docker/'))).toEqual([
    ...(isAdopted ? [] : ['.dockerignore']),
    '.env.example',
    ...(isAdopted ? [] : ['Dockerfile']),
    'compose.yaml',
    'docker-bake.hcl',
  ]);
  for (const { path, content } of set.files) expect(content).toBe(readFileSync(join(expected, path), 'utf8'));
});
