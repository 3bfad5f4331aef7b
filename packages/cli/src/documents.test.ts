import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { judge } from '@seaworthy/checks';
import { generate } from '@seaworthy/core';
import { assembleReport, type PlannedProject, planProject, unobservedEvidence } from '@seaworthy/pipeline';
import { subjectsOfPlan } from '@seaworthy/proof';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const example = fileURLToPath(new URL('../../../examples/todo', import.meta.url));
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
let project: PlannedProject;

beforeAll(async () => {
  project = await planProject({ root: example, display: example });
});

describe('documents hold against their published schemas', () => {
  test('facts and plan of examples/todo', async () => {
    expect(await problems('facts', project.facts)).toEqual([]);
    expect(await problems('plan', project.plan)).toEqual([]);
  });

  test('evidence and report of a run without an engine', async () => {
    const evidence = unobservedEvidence(subjectsOfPlan(project.plan), 'No engine answered.');
    const verdicts = judge(evidence);
    const report = assembleReport({
      name: project.plan.name,
      plan: project.plan,
      files: generate(project.plan).files.map(({ path }) => path),
      engine: undefined,
      limitation: 'No engine answered.',
      build: undefined,
      evidence,
      verdicts,
      history: [],
      phases: [{ name: 'Detect and plan', durationMs: 12 }],
    });
    expect(await problems('evidence', evidence)).toEqual([]);
    expect(await problems('report', report)).toEqual([]);
  });

  test('the configuration of examples/todo', async () => {
    const text = await readFile(`${example}/seaworthy.yaml`, 'utf8');
    expect(await problems('configuration', parse(text))).toEqual([]);
  });

  test('what does not belong is refused', async () => {
    expect(await problems('plan', { ...project.plan, surprise: 1 })).toEqual(['must NOT have additional properties']);
    expect(await problems('configuration', { services: { api: { port: 'eighty' } } })).toEqual(['must be integer']);
  });
});

async function problems(name: string, document: unknown): Promise<string[]> {
  const path = fileURLToPath(new URL(`../schemas/${name}.schema.json`, import.meta.url));
  const validate = ajv.compile(JSON.parse(await readFile(path, 'utf8')));
  // As it is saved: what is undefined is not there.
  if (validate(JSON.parse(JSON.stringify(document)))) return [];
  return (validate.errors ?? []).map(({ message }) => message ?? '');
}
