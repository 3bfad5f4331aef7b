import type { Instruction } from '../../dockerfile/stage.ts';
import type { ServicePlan, Source } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { serverFolder } from './standalone.ts';

/** Where the code first asks for pages or data to be made anew while the server runs. */
export function findRevalidation(sources: readonly SourceFile[]): Source | undefined {
  for (const { file, text, lineAt } of sources) {
    const found = /\b(?:revalidate(?:Path|Tag)?|unstable_cache|cacheLife)\b/.exec(text);
    if (found !== null) return { file, line: lineAt(found.index) };
  }
  return undefined;
}

/** Keeps pages that are made anew in memory alone. */
export function revalidationInstructions(service: ServicePlan): Instruction[] {
  if (service.traits.revalidates !== true) return [];
  return [
    {
      comment:
        'Pages that are made anew while the server runs stay in its memory: the root is read-only, and Next.js would fail ' +
        'to write them there each time. A new container begins with those of the build.',
      kind: 'run',
      mounts: [],
      commands: [`sed -i 's/"isrFlushToDisk":true/"isrFlushToDisk":false/' ${serverFolder(service)}/server.js`],
    },
  ];
}
