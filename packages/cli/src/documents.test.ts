import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { plan, ship } from '@seaworthy/pipeline';
import { makeTemporaryFolder, type TemporaryFolder } from '@seaworthy/testkit';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';

const example = fileURLToPath(new URL('../../../examples/todo', import.meta.url));
const made = /(^|\/)(node_modules|\.next|\.venv|\.seaworthy|\.secrets|__pycache__)(\/|$)/;
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
let folder: TemporaryFolder;

beforeAll(async () => {
  folder = await makeTemporaryFolder();
  await cp(example, folder.path, { recursive: true, filter: (path) => !made.test(path.slice(example.length)) });
  // Everything that needs an engine is unknown then: the run is quick, and its documents are whole.
  vi.stubEnv('DOCKER_HOST', 'unix:///nonexistent/docker.sock');
  await ship({ directory: folder.path, force: true });
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await folder[Symbol.asyncDispose]();
});

describe('documents hold against their published schemas', () => {
  test.each(['facts', 'plan', 'evidence', 'report'])('%s.json of a run without an engine', async (name) => {
    expect(
      await problems(name, JSON.parse(await readFile(join(folder.path, `.seaworthy/${name}.json`), 'utf8'))),
    ).toEqual([]);
  });

  test('the configuration of examples/todo', async () => {
    expect(await problems('configuration', parse(await readFile(join(example, 'seaworthy.yaml'), 'utf8')))).toEqual([]);
  });

  test('what does not belong is refused', async () => {
    const { plan: decided } = await plan({ directory: example });
    expect(await problems('plan', { ...JSON.parse(JSON.stringify(decided)), surprise: 1 })).toEqual([
      'must NOT have additional properties',
    ]);
    expect(await problems('configuration', { services: { api: { port: 'eighty' } } })).toEqual(['must be integer']);
  });
});

async function problems(name: string, document: unknown): Promise<string[]> {
  const path = fileURLToPath(new URL(`../schemas/${name}.schema.json`, import.meta.url));
  const validate = ajv.compile(JSON.parse(await readFile(path, 'utf8')));
  if (validate(document)) return [];
  return (validate.errors ?? []).map(({ message }) => message ?? '');
}
