import type { Fact } from '../../model/index.ts';
import { findLiteralPaths } from '../../source/literal-paths.ts';
import type { NodeFolder } from './node-folder.ts';

const write =
  /\b(?:writeFile(?:Sync)?|appendFile(?:Sync)?|createWriteStream|mkdir(?:Sync)?|cp(?:Sync)?|rename(?:Sync)?)\(\s*(?:(?:path\.)?(?:join|resolve)\(\s*(?:process\.cwd\(\)|__dirname|import\.meta\.dirname)\s*,\s*)?['"`]([^'"`\n$]+)['"`]|\bdest:\s*['"]([^'"\n]+)['"]/;

/** Paths that the code writes to, where they are literal. */
export function findWrites({ javaScript }: NodeFolder): Fact<string>[] {
  return findLiteralPaths(javaScript, write);
}
