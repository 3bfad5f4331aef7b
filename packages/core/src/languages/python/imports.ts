import { findMatch } from '../../source/sources.ts';
import type { Recognition } from '../detection.ts';
import type { PythonFolder } from './python-folder.ts';

/** Recognises a framework by a dependency that the code imports: a lockfile lists what others depend on, too. */
export function imports(module: string) {
  const statement = new RegExp(`^[ \\t]*(?:from|import)\\s+${module}\\b`, 'm');
  return async ({ python, pythonSources }: PythonFolder): Promise<Recognition | undefined> => {
    const found = python.dependency(module);
    if (found === undefined || findMatch(pythonSources, statement) === undefined) return undefined;
    return { version: found, source: found.source };
  };
}
