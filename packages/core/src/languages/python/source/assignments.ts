import type { SyntaxNode } from '@lezer/common';
import { childrenOf, type PythonModule } from './module.ts';

/** `name: annotation = value`, each target of its own. */
export interface Assignment {
  module: PythonModule;
  name: string;
  annotation: SyntaxNode | undefined;
  /** Absent where there is none, and where a tuple is taken apart. */
  value: SyntaxNode | undefined;
  /** The whole statement. */
  node: SyntaxNode;
}

const known = new WeakMap<PythonModule, Assignment[]>();

/** Every assignment to a plain name, those in functions and classes included. */
export function assignmentsOf(module: PythonModule): Assignment[] {
  let assignments = known.get(module);
  if (assignments === undefined) {
    assignments = module.nodes('AssignStatement').flatMap((node) => readAssignment(module, node));
    known.set(module, assignments);
  }
  return assignments;
}

/** Assignments that make an attribute of the module when it is imported. */
export function moduleAssignments(module: PythonModule): Assignment[] {
  return assignmentsOf(module).filter(({ node }) => runsOnImport(module, node));
}

/** The value of a name that the module sets exactly once, and to something else than a name. */
export function constantOf(module: PythonModule, name: string): SyntaxNode | undefined {
  const found = assignmentsOf(module).filter((assignment) => assignment.name === name);
  const [only] = found;
  if (only === undefined || found.length > 1 || !runsOnImport(module, only.node)) return undefined;
  return only.value?.name === 'VariableName' ? undefined : only.value;
}

/** False inside functions, classes and `if __name__ == '__main__'`. */
function runsOnImport(module: PythonModule, node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (/^(?:FunctionDefinition|ClassDefinition|LambdaExpression)$/.test(around.name)) return false;
    const condition = around.name === 'IfStatement' ? childrenOf(around)[1] : undefined;
    if (condition !== undefined && /\b__name__\b/.test(module.text(condition))) return false;
  }
  return true;
}

/** The plain names that a statement assigns to. */
export function readAssignment(module: PythonModule, node: SyntaxNode): Assignment[] {
  const segments: SyntaxNode[][] = [[]];
  for (const child of childrenOf(node)) {
    if (child.name === 'AssignOp') segments.push([]);
    else segments.at(-1)?.push(child);
  }
  const last = segments.length > 1 ? segments.pop() : undefined;
  const value = last?.length === 1 && last[0]?.type.isError === false ? last[0] : undefined;
  return segments.flatMap(([target, annotation, ...more]) => {
    const typed = annotation?.name === 'TypeDef' ? childrenOf(annotation).at(-1) : undefined;
    if (target?.name !== 'VariableName' || more.length > 0 || (annotation !== undefined && typed === undefined))
      return [];
    return [{ module, name: module.text(target), annotation: typed, value, node }];
  });
}
