import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planSchema } from '@seaworthy/core/model';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { readDocument } from './read-document.ts';

test.each([
  [
    '{ "schemaVersion": 1, "name": "quay" }',
    'it was made by another version of Seaworthy, which wrote it in another shape',
  ],
  ['{ "schemaVersion": 2, "name": 4 }', 'name: Invalid input: expected string, received number'],
  ['{', 'it is not JSON'],
])('%s cannot be used as a plan', async (text, problem) => {
  await using folder = await makeTemporaryFolder();
  const path = join(folder.path, 'plan.json');
  await writeFile(path, text);
  await expect(readDocument(path, planSchema, 'seaworthy plan')).rejects.toMatchObject({
    code: 'DOCUMENT_UNUSABLE',
    message: expect.stringContaining(`Cannot use ${path}: ${problem}`),
    fix: 'make it anew with `seaworthy plan`.',
  });
});
