import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFixtures, readFixture } from '@seaworthy/testkit/core';
import { parse } from 'jsonc-parser';
import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { factsSchema, planSchema } from '../model/index.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { requirePlan } from '../plan/require-plan.ts';
import { shapeOf } from '../shapes/shape-of.ts';
import { supportedFrameworks } from './supported-frameworks.ts';

const fixtures = listFixtures();

test('every framework with a recipe has fixtures, and no other one', () => {
  expect([...new Set(fixtures.map(({ framework }) => framework))]).toEqual(supportedFrameworks.map(({ id }) => id));
});

test.each(fixtures)('$framework/$variant: the facts are those of expect.jsonc', async (fixture) => {
  const facts = factsSchema.parse(await detectFacts(await readFixture(fixture)));
  const file = join(fixture.folder, 'expect.jsonc');
  if (process.env.UPDATE === '1') {
    const header =
      '// The facts of this repository. Rewritten by UPDATE=1; read the difference before you commit it.\n';
    writeFileSync(file, `${header}${JSON.stringify(facts, null, 2)}\n`);
  }
  expect(existsSync(file), `${file} is missing; run with UPDATE=1`).toBe(true);
  expect(facts).toEqual(parse(readFileSync(file, 'utf8')));
  expect(facts.services.map(({ framework }) => framework.id)).toEqual([fixture.framework]);
});

test.each(fixtures)('$framework/$variant: can be planned without a question that blocks', async (fixture) => {
  const plan = planFacts(await detectFacts(await readFixture(fixture)));
  expect(planSchema.parse(requirePlan(plan))).toEqual(plan);
  const decided = new Set(plan.decisions.map(({ subject }) => subject.split('.').at(2)));
  const listening = plan.services.some((service) => shapeOf(service).listens) ? ['port', 'healthCheck'] : [];
  const isAdopted = plan.services.every(({ build }) => build.own !== undefined);
  const built = isAdopted
    ? ['dockerfile', 'capabilities']
    : ['version', 'security', 'entryPoint', 'packageManager', 'user'];
  for (const subject of [...built, ...listening, 'memory']) {
    expect(decided, `no decision says why ${subject}`).toContain(subject);
  }
});
