import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFixtures, readFixture } from '@seaworthy/testkit/core';
import { expect, test } from 'vitest';
import { readConfiguration } from '../configuration/read-configuration.ts';
import { detectFacts } from '../detect/detect-facts.ts';
import { supportedLanguages } from '../languages/language-of.ts';
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

const libraries = new Map(
  supportedLanguages.flatMap(({ library }) => library?.files ?? []).map(({ path, content }) => [path, content]),
);

test.each(cases)('$name: the files are those of the fixture, byte for byte', async ({ open, expected }) => {
  const repository = await open();
  const configuration = await readConfiguration(repository);
  const plan = planFacts(await detectFacts(repository, configuration), configuration);
  const all = fileSetSchema.parse(generate(plan)).files;
  // The same in all of them, and kept where they are made.
  const files = all.filter(({ path }) => !libraries.has(path));
  if (process.env.UPDATE === '1') {
    rmSync(expected, { recursive: true, force: true });
    mkdirSync(expected, { recursive: true });
    for (const { path, content } of files) {
      mkdirSync(dirname(join(expected, path)), { recursive: true });
      writeFileSync(join(expected, path), content);
    }
  }
  const isAdopted = plan.services.every(({ build }) => build.own !== undefined);
  expect(files.map(({ path }) => path).filter((path) => !path.startsWith('docker/'))).toEqual([
    ...(isAdopted ? [] : ['.dockerignore']),
    '.env.example',
    ...(isAdopted ? [] : ['Dockerfile']),
    'compose.yaml',
    'docker-bake.hcl',
  ]);
  for (const { path, content } of files) expect(content).toBe(readFileSync(join(expected, path), 'utf8'));
  for (const { path, content } of all.filter((file) => libraries.has(file.path))) {
    expect(content.slice(content.indexOf('\n') + 1)).toBe(libraries.get(path));
  }
});
