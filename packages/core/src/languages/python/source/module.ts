import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Source } from '../../../model/index.ts';
import type { SourceFile } from '../../../source/sources.ts';

/** A Python file as its grammar sees it. What a broken file still says is there; the rest is missing. */
export interface PythonModule {
  file: SourceFile;
  /** Dotted path from the top of the repository, without `__init__`: `api.src.main`. */
  name: string;
  /** Every node of this kind, in the order of the text. */
  nodes(kind: NodeKind): readonly SyntaxNode[];
  text(node: SyntaxNode): string;
  source(node: SyntaxNode): Source;
}

const known = new WeakMap<SourceFile, PythonModule>();

/** The module of a file. It is parsed when its nodes are asked for, and once. */
export function readModule(file: SourceFile): PythonModule {
  const read = known.get(file);
  if (read !== undefined) return read;
  const module = createModule(file);
  known.set(file, module);
  return module;
}

/** The modules of the files that mention all of this: parsing takes a hundred times as long as looking for a word. */
export function readModules(sources: readonly SourceFile[], ...mentions: readonly RegExp[]): PythonModule[] {
  return sources.filter(({ text }) => mentions.every((mention) => mention.test(text))).map(readModule);
}

/** The children of a node that mean something. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'Comment') children.push(child);
  return children;
}

/** Children in groups, as commas (or another separator) part them. Brackets around them belong to none. */
export function groupsOf(node: SyntaxNode, separator = ','): SyntaxNode[][] {
  const groups: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === separator) groups.push([]);
    else if (!/^[()[\]{}]$/.test(child.name)) groups.at(-1)?.push(child);
  }
  return groups.filter((group) => group.length > 0);
}

/** What readers look for; kept in one pass, because walking a tree costs as much as parsing it. */
const kinds = [
  'AssignStatement',
  'CallExpression',
  'ClassDefinition',
  'FormatString',
  'FunctionDefinition',
  'ImportStatement',
  'MemberExpression',
  'String',
] as const;
export type NodeKind = (typeof kinds)[number];
type NodesByKind = ReadonlyMap<string, SyntaxNode[]>;

function createModule(file: SourceFile): PythonModule {
  let found: NodesByKind | undefined;
  return {
    file,
    name: moduleName(file.file),
    nodes(kind) {
      found ??= parse(file.text);
      return found.get(kind) ?? [];
    },
    text: ({ from, to }) => file.text.slice(from, to),
    source: ({ from }) => ({ file: file.file, line: file.lineAt(from) }),
  };
}

function parse(text: string): NodesByKind {
  try {
    return collect(parser.parse(text));
  } catch (cause) {
    // The parser recovers from every mistake, but it or its tree ends with one of these where text nests ten
    // thousands deep. Nobody wrote that by hand, and such a file says nothing of the service.
    if (cause instanceof RangeError || cause instanceof TypeError) return new Map();
    throw cause;
  }
}

function collect(tree: Tree): NodesByKind {
  const found = new Map<string, SyntaxNode[]>(kinds.map((kind) => [kind, []]));
  tree.iterate({
    enter(node) {
      found.get(node.name)?.push(node.node);
    },
  });
  return found;
}

/** The dotted path of a Python file. */
export function moduleName(path: string): string {
  return path
    .replace(/\.py$/, '')
    .replace(/(?:^|\/)__init__$/, '')
    .replaceAll('/', '.');
}
