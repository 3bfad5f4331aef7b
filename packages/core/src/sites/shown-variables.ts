import { javaScriptSources, type NodeFolder } from '../languages/node/node-folder.ts';
import { keyOf } from '../languages/node/source/bindings.ts';
import type { Place } from '../languages/node/source/place.ts';
import { placesOf } from '../languages/node/source/program.ts';
import type { EnvironmentFact, Fact, Source } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { mergeEnvironment } from '../source/merge-environment.ts';
import { readSources, type SourceFile } from '../source/sources.ts';
import { type Around, isShown } from './shown-in-code.ts';
import { isShownInMarkup } from './shown-in-markup.ts';

const components = { pattern: /\.(?:astro|mdx|svelte|vue)$/, notShipped: /^$/ };
const markdown = /\.md$/;

/** What keeps pages in browsers by what they were in the build: other values would not reach who came before. */
const precaches = /(?:^|[/-])(?:workbox|pwa|offline|serwist)(?:-|$)/;

/** How a tool calls the variables that it writes into pages and scripts. */
export interface PublicReads {
  /** What all their names begin with. */
  prefix: string;
  /** Pages are made in the build, and not in the browser alone. */
  prerendered: boolean;
  /** The folder whose Markdown is made into components; absent: a `.md` says nothing to the tool. */
  markdown?: string;
  /** A page in which `%NAME%` stands for a variable; absent: the tool knows no such. */
  page?: string;
}

/**
 * The public variables that a site only shows or asks: in the build an address of no host stands for each, and the server puts
 * the container's value there. Of the detection: those that components and the page name, where the language's readers don't look.
 */
export async function findShownVariables(
  folder: NodeFolder,
  { prefix, prerendered, page, markdown: ofPages }: PublicReads,
): Promise<{ site: { filledIn?: Fact<string> }; detection: { environment?: EnvironmentFact[] } }> {
  const isPage = (name: string) =>
    ofPages !== undefined && (ofPages === '.' || name.startsWith(`${ofPages}/`)) && markdown.test(name);
  const others = await readSources(folder, components, (name) => components.pattern.test(name) || isPage(name));
  // Of a folder of pages, what stands beside them is a part of the site as well.
  const sources =
    ofPages === undefined
      ? folder.javaScript
      : await readSources(folder, javaScriptSources, (name) => javaScriptSources.pattern.test(name));
  const around: Around = { sources, components: others, packages: folder.manifest.names, prerendered };
  const pageText = page === undefined ? '' : ((await folder.repository.readText(page)) ?? '');
  const named = namesIn([...sources, ...others], prefix);
  for (const [name, source] of namesIn([{ file: page ?? '', text: pageText, lineAt: () => 1 }], prefix))
    if (!named.has(name)) named.set(name, source);
  const shown = [...named.keys()]
    .filter(
      (name) =>
        sources.every((source) => isShownInSource(source, name, around)) &&
        others.every(({ text }) => isShownInMarkup(text, name)) &&
        isShownInPage(pageText, name) &&
        hasOneDefault(sources, name) &&
        !folder.manifest.names.some((dependency) => precaches.test(dependency)),
    )
    .sort(byCodeUnit);
  const [first] = shown;
  const inCode = namesIn(folder.javaScript, prefix);
  const elsewhere = [...named].filter(([name]) => !inCode.has(name)).map(([name, source]) => ({ name, source }));
  const filledIn = { value: shown.join(' '), source: named.get(first ?? '') as Source, certainty: 'certain' as const };
  return {
    site: first === undefined ? {} : { filledIn },
    detection: elsewhere.length === 0 ? {} : { environment: mergeEnvironment(elsewhere) },
  };
}

/** Names of variables, each with the first place. */
function namesIn(sources: readonly SourceFile[], prefix: string): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const { file, text, lineAt } of sources) {
    if (!text.includes(prefix)) continue;
    for (const { 0: name, index } of text.matchAll(/[A-Z][A-Z0-9_]*/g))
      if (name.startsWith(prefix) && name.length > prefix.length && !found.has(name))
        found.set(name, { file, line: lineAt(index) });
  }
  return found;
}

/** Each place that names the variable reads it literally, and shows it: by another name nothing could follow it. */
function isShownInSource(source: SourceFile, name: string, around: Around): boolean {
  if (!source.text.includes(name)) return true;
  const [root] = placesOf([source], () => true, 'Program');
  if (root === undefined) return false;
  const reads = placesOf([source], () => true, 'MemberExpression', 'OptionalMemberExpression').filter(
    (place) => keyOf(place.node.property, place.node.computed) === name && isEnvironment(place),
  );
  const written = [...root.program.codeOf(root).matchAll(/[A-Z][A-Z0-9_]*/g)].filter((match) => match[0] === name);
  return written.length === reads.length && reads.every((read) => isShown(read, around));
}

/** `process.env` or `import.meta.env`. */
function isEnvironment({
  node,
}: Place<Extract<Place['node'], { type: 'MemberExpression' | 'OptionalMemberExpression' }>>) {
  const { object } = node;
  if (object.type !== 'MemberExpression' || keyOf(object.property, object.computed) !== 'env') return false;
  return (
    object.object.type === 'MetaProperty' || (object.object.type === 'Identifier' && object.object.name === 'process')
  );
}

/** Two defaults of one variable are two values where nobody sets it. */
function hasOneDefault(sources: readonly SourceFile[], name: string): boolean {
  const defaults = sources.flatMap(({ text }) =>
    [...text.matchAll(/\b([A-Z][A-Z0-9_]*)\s*(?:\|\||\?\?)\s*(?:'([^'\n]*)'|"([^"\n]*)")/g)]
      .filter((match) => match[1] === name)
      .map((match) => match[2] ?? match[3]),
  );
  return new Set(defaults).size <= 1;
}

/** Nowhere in a script of the page, which a build may shorten by what it knows. */
function isShownInPage(text: string, name: string): boolean {
  return text.split(/<script\b/i).every((part, at) => {
    const [script = ''] = at === 0 ? [''] : part.split(/<\/script/i);
    return !script.includes(name);
  });
}
