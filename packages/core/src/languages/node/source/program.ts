import type { Node } from '@babel/types';
import type { SourceFile } from '../../../source/sources.ts';
import { collectBindings } from './bindings.ts';
import { parseSource } from './parse-source.ts';
import { type IndexedType, indexedTypes, type Place, type Program, placesIn } from './place.ts';

const programs = new WeakMap<SourceFile, Program>();

/** Parses a source once, however many readers ask. A source that can't be parsed has no places. */
export function readProgram(file: SourceFile): Program {
  const known = programs.get(file);
  if (known !== undefined) return known;
  const program = createProgram(file);
  programs.set(file, program);
  return program;
}

/** The same without keeping the tree: for what a single reader asks once of many sources. */
export function passProgram(file: SourceFile): Program {
  return programs.get(file) ?? createProgram(file);
}

const indexed: ReadonlySet<string> = new Set(indexedTypes);

function createProgram(file: SourceFile): Program {
  const tree = parseSource(file);
  const byType = new Map<string, Place[]>();
  const made = new Map<unknown, unknown>();
  const program: Program = {
    file,
    all: (...types) => {
      const found = types.map((type) => byType.get(type) ?? []).filter((places) => places.length > 0);
      if (found.length < 2) return (found[0] ?? []) as never;
      return found.flat().sort((a, b) => startOf(a) - startOf(b)) as never;
    },
    // No getter: the engine would keep the tree of every program with the shape of this object.
    bindings: () => program.once(collectBindings).bindings(),
    declared: (scope, name) => program.once(collectBindings).declared(scope, name),
    codeOf: (place) => textWithoutComments(file.text, place.node, tree?.comments ?? []),
    once(make) {
      if (!made.has(make)) made.set(make, make(program));
      return made.get(make) as ReturnType<typeof make>;
    },
  };
  if (tree === undefined) return program;
  const root: Place = { node: tree.program, parent: undefined, scope: undefined, program };
  for (const place of placesIn(root, undefined, indexed)) {
    const places = byType.get(place.node.type);
    if (places === undefined) byType.set(place.node.type, [place]);
    else places.push(place);
  }
  return program;
}

/** Places of these types in all sources whose text `mayHold` them: parsing takes time, a search for a word takes none. */
export function placesOf<Type extends IndexedType>(
  sources: readonly SourceFile[],
  mayHold: (text: string) => boolean,
  ...types: readonly Type[]
): Place<Extract<Node, { type: Type }>>[] {
  return sources.filter(({ text }) => mayHold(text)).flatMap((file) => readProgram(file).all(...types));
}

/** The first of them, in the order of the sources, that `isWanted`. Sources behind it are not parsed. */
export function findPlace<Type extends IndexedType>(
  sources: readonly SourceFile[],
  mayHold: (text: string) => boolean,
  types: readonly Type[],
  isWanted: (place: Place<Extract<Node, { type: Type }>>) => boolean,
): Place<Extract<Node, { type: Type }>> | undefined {
  for (const file of sources) {
    const found = mayHold(file.text)
      ? readProgram(file)
          .all(...types)
          .find(isWanted)
      : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function startOf({ node }: Place): number {
  return node.start ?? 0;
}

function textWithoutComments(
  text: string,
  node: Node,
  comments: readonly { start?: number | null; end?: number | null }[],
): string {
  const end = node.end ?? 0;
  let at = node.start ?? 0;
  let code = '';
  for (const comment of comments) {
    const [from, to] = [comment.start ?? 0, comment.end ?? 0];
    if (to <= at) continue;
    if (from >= end) break;
    code += text.slice(at, Math.max(at, from));
    at = to;
  }
  return code + text.slice(at, Math.max(at, end));
}
