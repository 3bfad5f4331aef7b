import type { Fact } from '../../model/index.ts';
import { findLiteralPaths } from '../../source/literal-paths.ts';
import type { PythonFolder } from './python-folder.ts';

const write =
  /\bopen\(\s*['"]([^'"\n{]+)['"]\s*,\s*['"](?:[wax]b?\+?|r\+)|\b(?:Path\(\s*['"]([^'"\n]+)['"]\s*\)\.(?:write_text|write_bytes|mkdir)|os\.makedirs\(\s*['"]([^'"\n]+)['"])/;

/** Paths that the code writes to, where they are literal. */
export function findWrites({ pythonSources }: PythonFolder): Fact<string>[] {
  return findLiteralPaths(pythonSources, write);
}
