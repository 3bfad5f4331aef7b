import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);

/** What a saved document of `.seaworthy/` breaks of its published schema. */
export async function documentProblems(project: string, name: string): Promise<string[]> {
  const schema = await readJson(fileURLToPath(new URL(`../../../cli/schemas/${name}.schema.json`, import.meta.url)));
  const validate = ajv.getSchema(String(schema.$id)) ?? ajv.compile(schema);
  if (validate(await readJson(join(project, `.seaworthy/${name}.json`)))) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

async function readJson(path: string): Promise<Record<string, unknown>> {
  return JSON.parse(await readFile(path, 'utf8'));
}
