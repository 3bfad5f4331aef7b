import { placeholder } from '../placeholder.mjs';
import { camelCase } from '../registries.mjs';

const folder = 'packages/core/src/evidence';

export const kind = { folder, entry: '*.ts' };

export function filesFor(id) {
  return {
    [`${folder}/${id}.ts`]: `import { z } from 'zod';
import { defineEvidence } from './define-evidence.ts';

/** ${placeholder('what was seen, in which units, and what absence means')} */
export default defineEvidence({
  kind: '${camelCase(id)}',
  schema: z.strictObject({ count: z.int() }),
});
`,
  };
}
