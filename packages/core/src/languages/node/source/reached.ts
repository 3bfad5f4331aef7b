import type { SourceFile } from '../../../source/sources.ts';
import { modulesNamed } from './modules-named.ts';
import { projectOf } from './project.ts';

/**
 * The sources that a program reaches from its first file, as far as paths in its imports lead. All of them where something
 * is imported by a name of the project's own, which need not lead anywhere that can be told.
 */
export function reachedFrom(file: string, sources: readonly SourceFile[]): readonly SourceFile[] {
  const first = sources.find((source) => source.file === file);
  if (first === undefined) return sources;
  const project = projectOf(sources);
  const reached = new Set([first]);
  for (const source of reached) {
    for (const specifier of modulesNamed(source.text)) {
      const found = project.fileOf(source, specifier);
      if (found !== undefined) reached.add(found);
      // `@/database`, `~/database`, `#database`, `src/database`
      else if (/^(?:[@~]\/|#|src\/)/.test(specifier)) return sources;
    }
  }
  return [...reached];
}
