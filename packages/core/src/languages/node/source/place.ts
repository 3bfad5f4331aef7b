import type { Node } from '@babel/types';
import type { Source } from '../../../model/index.ts';
import type { SourceFile } from '../../../source/sources.ts';

/** A node of a syntax tree, and where in the tree it stands. The same node may be behind several places. */
export interface Place<Kind extends Node = Node> {
  node: Kind;
  parent: Place | undefined;
  /** The nearest place around it that declares names of its own. */
  scope: Place | undefined;
  program: Program;
}

/** What readers look for all over a program; other nodes are reached from these. */
export type IndexedType = (typeof indexedTypes)[number];
export const indexedTypes = [
  'ArrowFunctionExpression',
  'AssignmentExpression',
  'BinaryExpression',
  'CallExpression',
  'ClassDeclaration',
  'ClassMethod',
  'ClassPrivateMethod',
  'ClassProperty',
  'ExportAllDeclaration',
  'ExportDefaultDeclaration',
  'ExportNamedDeclaration',
  'FunctionDeclaration',
  'FunctionExpression',
  'ImportDefaultSpecifier',
  'ImportNamespaceSpecifier',
  'ImportSpecifier',
  'MemberExpression',
  'NewExpression',
  'ObjectMethod',
  'ObjectProperty',
  'OptionalCallExpression',
  'OptionalMemberExpression',
  'Program',
  'StringLiteral',
  'SwitchCase',
  'TSExportAssignment',
  'TSImportEqualsDeclaration',
  'TemplateElement',
  'UpdateExpression',
  'VariableDeclarator',
] as const satisfies readonly Node['type'][];

/** A source that was parsed, with its places by type and its names by scope. */
export interface Program {
  file: SourceFile;
  /** Every place whose node is of one of these types, in the order of the text. */
  all<Type extends IndexedType>(...types: readonly Type[]): Place<Extract<Node, { type: Type }>>[];
  /** All names that it declares. They are collected when they are first asked for. */
  bindings(): readonly Binding[];
  /** The binding of a name that `scope` itself declares. */
  declared(scope: Place, name: string): Binding | undefined;
  /** The text of a place without comments. */
  codeOf(place: Place): string;
  /** What `make` finds out, made once and kept as long as the tree. */
  once<Value>(make: (program: Program) => Value): Value;
}

/** What a name stands for in its scope. */
export interface Binding {
  name: string;
  kind: 'variable' | 'parameter' | 'function' | 'class' | 'import';
  /** The name where it is declared. */
  at: Place;
  /** The declarator, the function (also of a parameter), the class or the import's specifier. */
  declaration: Place;
  /** What it is taken out of: the declarator's value, or the default of the whole parameter. */
  value: Place | undefined;
  /** Members between the value and the name: `['env', 'PORT']` for `const { env: { PORT } } = process`. */
  path: readonly string[];
  /** What it is when the value has no such member: `3000` in `{ PORT = 3000 }`. */
  fallback: Place | undefined;
  /** Nothing gives it another value later. */
  constant: boolean;
}

export function childPlace<Kind extends Node>(parent: Place, node: Kind): Place<Kind> {
  return { node, parent, scope: isScope(parent.node) ? parent : parent.scope, program: parent.program };
}

/** Narrows a place by the type of its node. */
export function isAt<Type extends Node['type']>(
  place: Place | undefined,
  ...types: readonly Type[]
): place is Place<Extract<Node, { type: Type }>> {
  return place !== undefined && (types as readonly string[]).includes(place.node.type);
}

export function isFunction(place: Place | undefined): boolean {
  return (
    place !== undefined &&
    /^(?:Function(?:Declaration|Expression)|ArrowFunctionExpression|ObjectMethod|Class(?:Private)?Method)$/.test(
      place.node.type,
    )
  );
}

type Call = Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' | 'NewExpression' }>;

export function isCall(place: Place | undefined): place is Place<Call> {
  return isAt(place, 'CallExpression', 'OptionalCallExpression', 'NewExpression');
}

export function sourceOf({ node, program }: Place): Source {
  return { file: program.file.file, line: program.file.lineAt(node.start ?? 0) };
}

/** Members that hold no code which runs: types, and what the parser notes about the text. */
const passed = new Set([
  'type',
  'start',
  'end',
  'loc',
  'range',
  'extra',
  'errors',
  'comments',
  'tokens',
  'typeAnnotation',
  'typeParameters',
  'typeArguments',
  'returnType',
  'implements',
  'superTypeParameters',
]);

/** Most nodes are these, and nothing is in them. */
const leaves = new Set([
  'Identifier',
  'StringLiteral',
  'NumericLiteral',
  'BooleanLiteral',
  'NullLiteral',
  'ThisExpression',
  'TemplateElement',
  'JSXIdentifier',
  'JSXText',
  'RegExpLiteral',
  'EmptyStatement',
]);

const types = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction', 'TypeAlias']);

function isCode(value: unknown): value is Node {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    !types.has(value.type)
  );
}

/** Every kind of function. */
export const functionTypes = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
] as const;

const scopes: ReadonlySet<string> = new Set([
  'Program',
  ...functionTypes,
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'CatchClause',
  'SwitchStatement',
  'StaticBlock',
  'TSModuleBlock',
]);

function isScope(node: Node): boolean {
  return scopes.has(node.type);
}

/**
 * Every place below `start`, itself first, in the order of the text. `enter` false: nothing below a place is visited.
 * With `wanted`, only places of these types are given.
 */
export function placesIn(
  start: Place,
  enter: (place: Place) => boolean = () => true,
  wanted?: ReadonlySet<string>,
): Place[] {
  const found: Place[] = [];
  // A list and not recursion: a chain of a hundred thousand terms is as deep as it is long.
  const waiting = [start];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    const { type } = place.node;
    if (wanted === undefined || wanted.has(type)) found.push(place);
    if (!leaves.has(type) && (place === start || enter(place))) addChildren(place, waiting, wanted);
  }
  return found;
}

/** The places directly in a place, without types, the first of the text at the end of the list. */
function addChildren(parent: Place, waiting: Place[], wanted: ReadonlySet<string> | undefined): void {
  const from = waiting.length;
  const scope = isScope(parent.node) ? parent : parent.scope;
  const members = parent.node as unknown as Record<string, unknown>;
  const add = (node: unknown) => {
    if (!isCode(node) || (wanted !== undefined && leaves.has(node.type) && !wanted.has(node.type))) return;
    waiting.push({ node, parent, scope, program: parent.program });
  };
  for (const key in members) {
    const value = members[key];
    if (typeof value !== 'object' || value === null || passed.has(key)) continue;
    if (Array.isArray(value)) for (const item of value) add(item);
    else add(value);
  }
  for (let first = from, last = waiting.length - 1; first < last; first++, last--) {
    const place = waiting[first] as Place;
    waiting[first] = waiting[last] as Place;
    waiting[last] = place;
  }
}
