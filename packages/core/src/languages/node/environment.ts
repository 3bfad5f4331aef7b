import type { EnvironmentFact } from '../../model/index.ts';
import { type EnvironmentRead, mergeEnvironment } from '../../source/merge-environment.ts';
import type { SourceFile } from '../../source/sources.ts';
import { findDirectReads } from './environment/direct-reads.ts';
import { findFileVariables } from './environment/file-variables.ts';
import { findReaderCalls } from './environment/readers.ts';
import { findSchemaReads } from './environment/schemas.ts';
import { projectOf } from './source/project.ts';

const readsOfSources = new WeakMap<readonly SourceFile[], EnvironmentRead[]>();

/** The variables that JavaScript and TypeScript sources read, and `others` with them. Only literal names are found; no name is made up. */
export function findNodeEnvironment(
  sources: readonly SourceFile[],
  others: readonly EnvironmentRead[] = [],
): EnvironmentFact[] {
  return mergeEnvironment([...findNodeReads(sources), ...others], findFileVariables(projectOf(sources)));
}

/** Every place that reads a variable, in the order of the sources. They are found once for all who ask. */
export function findNodeReads(sources: readonly SourceFile[]): readonly EnvironmentRead[] {
  const known = readsOfSources.get(sources);
  if (known !== undefined) return known;
  const project = projectOf(sources);
  // The trees that these need are kept, and most others are not: what is parsed once for them is there for the rest.
  const looked = [...findSchemaReads(project), ...findReaderCalls(project)];
  const reads = [...findDirectReads(project), ...looked];
  readsOfSources.set(sources, reads);
  return reads;
}
