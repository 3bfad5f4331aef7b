import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Pages that are written by hand but for a part that is derived:
 *
 *     <!-- supported: made by `npm run generate` -->
 *     …
 *     <!-- end -->
 *
 * Gives those of `paths` that have one of these `sections`, filled.
 */
export function fillSections(root, paths, sections) {
  return paths.flatMap((path) => {
    const text = readFileSync(join(root, path), 'utf8');
    const content = text.replace(
      /(<!-- (\w+): made by `npm run generate` -->\n).*?(?=<!-- end -->)/gs,
      (section, start, name) => (sections[name] === undefined ? section : `${start}${sections[name]}\n`),
    );
    return content.includes('made by `npm run generate` -->') ? [{ path, content }] : [];
  });
}
