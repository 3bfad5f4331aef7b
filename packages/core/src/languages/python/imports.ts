import type { Recognition } from '../detection.ts';
import type { PythonFolder } from './python-folder.ts';
import { importsPackage } from './source/imports.ts';

/** Recognises a framework by a dependency that the code imports: a lockfile lists what others depend on, too. */
export function imports(name: string) {
  return async ({ python, pythonSources }: PythonFolder): Promise<Recognition | undefined> => {
    const found = python.dependency(name);
    if (found === undefined || !importsPackage(pythonSources, name)) return undefined;
    return { version: found, source: found.source };
  };
}
