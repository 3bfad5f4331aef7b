import type { SyntaxNode } from '@lezer/common';
import { resolveName } from './imports.ts';
import { childrenOf, groupsOf, type PythonModule } from './module.ts';

/** A call, or a decorator with arguments. */
export interface Call {
  module: PythonModule;
  node: SyntaxNode;
  /** The dotted name as it stands in the text: `App`, `os.environ.get`; absent when something else is called. */
  written: string | undefined;
  /** The same from where it was imported: `fastapi.FastAPI`. */
  name: string | undefined;
  /** What is called on something, whatever that is: `write_text` on `Path('a')`. */
  method: { object: SyntaxNode; name: string } | undefined;
  /** Arguments by position, up to the first `*`. */
  positional: readonly SyntaxNode[];
  keyword(name: string): SyntaxNode | undefined;
}

const known = new WeakMap<PythonModule, Call[]>();

/** Every call of the module, in the order of the text. */
export function callsOf(module: PythonModule): Call[] {
  let calls = known.get(module);
  if (calls === undefined) {
    calls = module.nodes('CallExpression').map((node) => readCall(module, node));
    known.set(module, calls);
  }
  return calls;
}

/** The calls inside a node, itself included. */
export function callsIn(module: PythonModule, node: SyntaxNode | undefined): Call[] {
  const calls: Call[] = [];
  node?.cursor().iterate((inner) => {
    if (inner.name === 'CallExpression') calls.push(readCall(module, inner.node));
  });
  return calls;
}

/** The call that a node is. */
export function callAt(module: PythonModule, node: SyntaxNode | undefined): Call | undefined {
  return node?.name === 'CallExpression' ? readCall(module, node) : undefined;
}

/** The last part of what is called: `FastAPI` of `fastapi.FastAPI`, under whatever name it was imported. */
export function calledName({ name }: Call): string | undefined {
  return name?.slice(name.lastIndexOf('.') + 1);
}

/** A decorator as the call that it is; one without arguments has none. */
export function readDecorator(module: PythonModule, node: SyntaxNode): Call {
  const written = childrenOf(node)
    .filter(({ name }) => name === 'VariableName')
    .map((part) => module.text(part))
    .join('.');
  return createCall(module, node, { written, method: undefined });
}

/** The dotted name that an expression is: `a`, `a.b.c`. */
export function dottedName(module: PythonModule, node: SyntaxNode | undefined): string | undefined {
  const parts: string[] = [];
  let at = node;
  while (at?.name === 'MemberExpression') {
    const [object, dot, property] = childrenOf(at);
    if (dot?.name !== '.' || property === undefined) return undefined;
    parts.unshift(module.text(property));
    at = object;
  }
  if (at?.name !== 'VariableName') return undefined;
  return [module.text(at), ...parts].join('.');
}

function readCall(module: PythonModule, node: SyntaxNode): Call {
  const called = node.firstChild ?? undefined;
  return createCall(module, node, { written: dottedName(module, called), method: methodOf(module, called) });
}

function methodOf(module: PythonModule, called: SyntaxNode | undefined): Call['method'] {
  if (called?.name !== 'MemberExpression') return undefined;
  const [object, dot, property] = childrenOf(called);
  if (object === undefined || dot?.name !== '.' || property === undefined) return undefined;
  return { object, name: module.text(property) };
}

function createCall(
  module: PythonModule,
  node: SyntaxNode,
  { written, method }: Pick<Call, 'written' | 'method'>,
): Call {
  const list = node.getChild('ArgList');
  const positional: SyntaxNode[] = [];
  const keywords = new Map<string, SyntaxNode>();
  let isOpen = true;
  for (const [first, second, third, ...more] of list === null ? [] : groupsOf(list)) {
    if (first === undefined || more.length > 0) continue;
    if (second === undefined && isOpen && !first.type.isError) positional.push(first);
    else if (second?.name === 'AssignOp' && third !== undefined && !third.type.isError)
      keywords.set(module.text(first), third);
    else if (first.name === '*') isOpen = false;
  }
  return {
    module,
    node,
    written,
    name: written === undefined ? undefined : resolveName(module, written),
    method,
    positional,
    keyword: (name) => keywords.get(name),
  };
}
