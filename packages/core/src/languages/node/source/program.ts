import type { Node } from '@babel/types';
import type { SourceFile } from '../../../source/sources.ts';
import { collectBindings } from './bindings.ts';
import { parseSource } from './parse-source.ts';
import { type Place, type Program, placesIn } from './place.ts';

const programs = new WeakMap<SourceFile, Program>();

/** Parses a source once, however many readers ask. A source that can't be parsed has no places. */
export function readProgram(file: SourceFile): Program {
  const known = programs.get(file);
  if (known !== undefined) return known;
  const program = createProgram(file);
  programs.set(file, program);
  return program;
}

function createProgram(file: SourceFile): Program {
  const tree = parseSource(file);
  const byType = new Map<string, Place[]>();
  const program: Program = {
    file,
    all: (...types) => {
      const found = types.flatMap((type) => byType.get(type) ?? []);
      if (types.length > 1) found.sort((a, b) => startOf(a) - startOf(b));
      return found as never;
    },
    bindings: [],
    declared: () => undefined,
    codeOf: (place) => textWithoutComments(file.text, place.node, tree?.comments ?? []),
  };
  if (tree === undefined) return program;
  const root: Place = { node: tree.program, parent: undefined, scope: undefined, program };
  for (const place of placesIn(root)) {
    const places = byType.get(place.node.type);
    if (places === undefined) byType.set(place.node.type, [place]);
    else places.push(place);
  }
  return Object.assign(program, collectBindings(program));
}

/** Places of these types in all sources whose text `mayHold` them: parsing takes time, a search for a word takes none. */
export function placesOf<Type extends Node['type']>(
  sources: readonly SourceFile[],
  mayHold: (text: string) => boolean,
  ...types: readonly Type[]
): Place<Extract<Node, { type: Type }>>[] {
  return sources.filter(({ text }) => mayHold(text)).flatMap((file) => readProgram(file).all(...types));
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
