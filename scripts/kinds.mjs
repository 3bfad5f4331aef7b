import { readdirSync } from 'node:fs';

const scaffolds = new URL('./scaffolds/', import.meta.url);

/**
 * Everything that is added by creating files: each file in scripts/scaffolds says of its kind in which `folder` the
 * entries (`entry`) are, which `companions` each has to have, which folder of `pages` it owns, and what `npm run new` writes.
 */
export const kinds = await Promise.all(
  readdirSync(scaffolds)
    .sort()
    .map(async (file) => {
      const { kind, filesFor } = await import(new URL(file, scaffolds));
      return { name: file.slice(0, -'.mjs'.length), ...kind, filesFor };
    }),
);
