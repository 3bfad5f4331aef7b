import type { NodeFolder } from '../../languages/node/node-folder.ts';
import type { EnvironmentFact } from '../../model/index.ts';
import { mergeEnvironment } from '../../source/merge-environment.ts';
import { readSources } from '../../source/sources.ts';

/** Components whose scripts are part of another language. */
const components = { pattern: /\.(?:vue|svelte|astro|mdx)$/, notShipped: /^$/ };
const readOfOne = /\bimport\.meta\.env\.(VITE_\w+|PUBLIC_\w+)/g;

/**
 * Public variables as pages name them. `inlined`: there are some, and each is named literally, which is what a build can
 * replace by another expression. `elsewhere`: those that components name.
 */
export async function findPublicReads(
  folder: NodeFolder,
  page: string,
): Promise<{ inlined: boolean; elsewhere: EnvironmentFact[] }> {
  const others = await readSources(folder, components);
  const reads = others.flatMap(({ file, text, lineAt }) =>
    [...text.matchAll(readOfOne)].map((match) => ({
      name: match[1] as string,
      source: { file, line: lineAt(match.index) },
    })),
  );
  const texts = [...folder.javaScript, ...others].map(({ text }) => text);
  const named = texts.flatMap((text) => [...text.matchAll(readOfOne)]).length;
  // `import.meta.env[name]`, `{ VITE_A } = import.meta.env`, a function that is given the whole of it.
  const whole = texts.some((text) => text.split('\n').some(takesWhole));
  const inPage = /%VITE_\w+%/.test((await folder.repository.readText(page)) ?? '');
  return { inlined: named > 0 && !whole && !inPage, elsewhere: mergeEnvironment(reads) };
}

/** A line of code, not of a comment, in which no single variable follows. */
function takesWhole(line: string): boolean {
  return /\bimport\.meta\.env(?!\w|\.[A-Z])/.test(line) && !/^\s*(?:\/\/|\*)/.test(line);
}
