import type { SyntaxNode } from '@lezer/common';
import { type Assignment, readAssignment } from './assignments.ts';
import { type Call, dottedName, readDecorator } from './calls.ts';
import { resolveName } from './imports.ts';
import { childrenOf, groupsOf, type PythonModule } from './module.ts';

export interface FunctionDefinition {
  module: PythonModule;
  name: string;
  node: SyntaxNode;
  decorators: readonly Call[];
  /** True for a function that neither a class nor another function holds. */
  isTopLevel: boolean;
  /** True when it can be called without an argument. */
  needsNoArgument: boolean;
}

export interface ClassDefinition {
  module: PythonModule;
  name: string;
  node: SyntaxNode;
  /** The classes that it derives from, from where they were imported. */
  bases: readonly string[];
  /** Assignments that stand in the class itself. */
  fields: readonly Assignment[];
  /** Classes that stand in it (`class Config`). */
  inner: readonly ClassDefinition[];
  /** `class A(B, keyword=value)`. */
  keyword(name: string): SyntaxNode | undefined;
}

export function functionsOf(module: PythonModule): FunctionDefinition[] {
  return module.nodes('FunctionDefinition').flatMap((node) => {
    const name = node.getChild('VariableName');
    const parameters = node.getChild('ParamList');
    if (name === null) return [];
    const decorated = node.parent?.name === 'DecoratedStatement' ? node.parent : undefined;
    return [
      {
        module,
        name: module.text(name),
        node,
        decorators: (decorated?.getChildren('Decorator') ?? []).map((decorator) => readDecorator(module, decorator)),
        isTopLevel: (decorated ?? node).parent?.name === 'Script',
        needsNoArgument: parameters === null || groupsOf(parameters).every(isOptional),
      },
    ];
  });
}

export function classesOf(module: PythonModule): ClassDefinition[] {
  return module.nodes('ClassDefinition').flatMap((node) => readClass(module, node));
}

/** The text of a definition without its comments and docstrings. */
export function codeOf(module: PythonModule, node: SyntaxNode): string {
  const pieces: string[] = [];
  let at = node.from;
  node.cursor().iterate((inner) => {
    const isComment = inner.name === 'Comment';
    const isStatement = inner.name === 'ExpressionStatement' && /String$/.test(inner.node.firstChild?.name ?? '');
    if (!isComment && !isStatement) return;
    pieces.push(module.file.text.slice(at, inner.from));
    at = inner.to;
  });
  return pieces.concat(module.file.text.slice(at, node.to)).join('');
}

function readClass(module: PythonModule, node: SyntaxNode): ClassDefinition[] {
  const name = node.getChild('VariableName');
  const body = node.getChild('Body');
  if (name === null || body === null) return [];
  const header = node.getChild('ArgList');
  const statements = childrenOf(body);
  const groups = header === null ? [] : groupsOf(header);
  const bases = groups.flatMap(([base, second]) => {
    const written = second === undefined ? dottedName(module, base) : undefined;
    return written === undefined ? [] : [resolveName(module, written)];
  });
  return [
    {
      module,
      name: module.text(name),
      node,
      bases,
      fields: statements
        .filter(({ name }) => name === 'AssignStatement')
        .flatMap((child) => readAssignment(module, child)),
      inner: statements.filter(({ name }) => name === 'ClassDefinition').flatMap((child) => readClass(module, child)),
      keyword: (key) =>
        groups.find(
          ([word, equals]) => equals?.name === 'AssignOp' && word !== undefined && module.text(word) === key,
        )?.[2],
    },
  ];
}

/** A parameter with a default, `*rest`, `**rest`, and the marks `*` and `/`. */
function isOptional(group: readonly SyntaxNode[]): boolean {
  const [first] = group;
  return first?.name !== 'VariableName' || group.some(({ name }) => name === 'AssignOp');
}
