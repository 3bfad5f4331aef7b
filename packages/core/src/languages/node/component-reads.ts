import type { EnvironmentFact, Question } from '../../model/index.ts';
import { type EnvironmentRead, mergeEnvironment } from '../../source/merge-environment.ts';
import { readSources, type SourceFile } from '../../source/sources.ts';
import type { NodeFolder } from './node-folder.ts';

/** Components whose scripts are part of another language. */
const components = { pattern: /\.(?:vue|svelte|astro)$/, notShipped: /^$/ };
const readAtRunTime = /\bprocess\.env\.([A-Z][A-Z0-9_]*)/g;

export function readComponents(folder: NodeFolder): Promise<SourceFile[]> {
  return readSources(folder, components);
}

/** Variables that components read while the server runs: those that `pattern` names in its first group, and those of the process. */
export function findComponentReads(sources: readonly SourceFile[], pattern?: RegExp): EnvironmentFact[] {
  return mergeEnvironment(
    [readAtRunTime, ...(pattern === undefined ? [] : [pattern])].flatMap((one) => readsIn(sources, one)),
  );
}

/** What a build writes into its files is said: no variable of a running container changes it. */
export function askFixedInBuild(sources: readonly SourceFile[], pattern: RegExp): Question[] {
  const reads = readsIn(sources, pattern);
  const [first] = reads;
  if (first === undefined) return [];
  const names = [...new Set(reads.map(({ name }) => name))];
  return [
    {
      subject: 'environment',
      question: `The build writes ${names.join(', ')} into its files, so a variable of the container changes nothing. Are the defaults of the code right for production?`,
      candidates: names.map((value) => ({ value, source: first.source })),
      blocking: false,
    },
  ];
}

function readsIn(sources: readonly SourceFile[], pattern: RegExp): EnvironmentRead[] {
  return sources.flatMap(({ file, text, lineAt }) =>
    [...text.matchAll(pattern)].map((match) => ({
      name: match[1] as string,
      source: { file, line: lineAt(match.index) },
    })),
  );
}
