import type { Fact } from '../../model/index.ts';
import { findMatches } from '../../source/sources.ts';
import type { NodeFolder } from './node-folder.ts';

const write =
  /\b(?:writeFile(?:Sync)?|appendFile(?:Sync)?|createWriteStream|mkdir(?:Sync)?|cp(?:Sync)?|rename(?:Sync)?)\(\s*(?:(?:path\.)?(?:join|resolve)\(\s*(?:process\.cwd\(\)|__dirname|import\.meta\.dirname)\s*,\s*)?['"`]([^'"`\n$]+)['"`]|\bdest:\s*['"]([^'"\n]+)['"]/;

/** Paths that the code writes to, where they are literal. */
export function findWrites({ javaScript }: NodeFolder): Fact<string>[] {
  return findMatches(javaScript, write).map(({ match, source }) => ({
    value: match[1] ?? match[2] ?? '',
    source,
    certainty: 'likely' as const,
  }));
}
