import type { Node } from '@babel/types';
import type { SourceFile } from '../../../source/sources.ts';
import { bindingOf, keyOf, parametersOf } from './bindings.ts';
import { calleeOf, follow, importedBy } from './follow.ts';
import { type Binding, childPlace, isAt, isCall, type Place } from './place.ts';
import { findPlace, placesOf } from './program.ts';
import { moduleLoaded, type Project, type Target } from './project.ts';

/** Values and defaults may be made of each other in a circle. */
const maxDepth = 4;
/** What has the environment as `env`; SvelteKit's modules look it up when they are asked. */
const environmentModule = /^(?:(?:node:)?process|\$env\/dynamic\/(?:private|public))$/;

/**
 * The members of the environment that a value is: `[]` for the environment itself (`process.env`, another name for it, a
 * parameter that it is given to), `['PORT']` for a variable. `undefined`: it is something else.
 */
export function environmentPath(
  place: Place,
  project: Project,
  path: readonly string[] = [],
  depth = 0,
): readonly string[] | undefined {
  if (isProcessEnv(place.node)) return path;
  return environmentAt(follow(place, project, path), project, depth);
}

/** `process.env` as it is nearly always written, so that nobody has to ask what `process` is. */
function isProcessEnv(node: Node): boolean {
  return (
    node.type === 'MemberExpression' &&
    keyOf(node.property, node.computed) === 'env' &&
    node.object.type === 'Identifier' &&
    node.object.name === 'process'
  );
}

/** The same for a value that was followed to its end. */
export function environmentAt({ place, path }: Target, project: Project, depth = 0): readonly string[] | undefined {
  if (depth > maxDepth) return undefined;
  const [first, ...rest] = path;
  if (isAt(place, 'MetaProperty')) return first === 'env' ? rest : undefined;
  if (isCall(place)) {
    if (/^(?:node:)?process$/.test(moduleLoaded(place) ?? '')) return first === 'env' ? rest : undefined;
    // What a library makes of the environment has the same names.
    return calleeOf(place, project) === undefined && isGivenEnvironment(place, project, depth) ? path : undefined;
  }
  if (!isAt(place, 'Identifier')) return undefined;
  const binding = bindingOf(place);
  if (binding === undefined) {
    if (place.node.name === 'process' || place.node.name === 'Bun') return first === 'env' ? rest : undefined;
    return /^global(?:This)?$/.test(place.node.name) && first === 'process' && rest[0] === 'env'
      ? rest.slice(1)
      : undefined;
  }
  if (binding.kind === 'import') {
    const { module, name } = importedBy(binding.declaration);
    if (!environmentModule.test(module)) return undefined;
    return name === 'env' ? path : first === 'env' ? rest : undefined;
  }
  if (binding.kind !== 'parameter' || !isEnvironmentParameter(binding, project, depth)) return undefined;
  return [...binding.path, ...path];
}

function isGivenEnvironment(call: Place, project: Project, depth: number): boolean {
  if (!isCall(call)) return false;
  const { callsGiven } = findGiven(project);
  const known = callsGiven.get(call.node);
  if (known !== undefined) return known;
  callsGiven.set(call.node, false);
  const given = call.node.arguments.some((argument) => isEnvironment(call, argument, project, depth + 1));
  callsGiven.set(call.node, given);
  return given;
}

function isEnvironment(call: Place, argument: Node, project: Project, depth = 0): boolean {
  return mayBeEnvironment(argument) && environmentPath(childPlace(call, argument), project, [], depth)?.length === 0;
}

/** A call as an argument is followed by its own reading. */
function mayBeEnvironment({ type }: Node): boolean {
  return type === 'Identifier' || type === 'MemberExpression' || type === 'OptionalMemberExpression';
}

function isEnvironmentParameter(binding: Binding, project: Project, depth: number): boolean {
  const { name, value, path, declaration, at } = binding;
  if (value !== undefined) return environmentPath(value, project, [], depth + 1)?.length === 0;
  const { given, passedOn } = findGiven(project);
  // Where the call can't be followed (it is made by a framework, or a test), the usual names tell.
  if (path.length === 0 && passedOn && /^(?:env|environment|processEnv)$/.test(name)) return true;
  const index = parametersOf(declaration).findIndex(({ node }) => contains(node, at.node));
  return given.get(declaration.node)?.has(index) === true;
}

function contains(outer: Node, inner: Node): boolean {
  return (outer.start ?? 0) <= (inner.start ?? 0) && (inner.end ?? 0) <= (outer.end ?? 0);
}

/** The sources of functions that are given the environment under another name. */
export function sourcesGivenEnvironment(project: Project): SourceFile[] {
  return findGiven(project).sources;
}

interface Given {
  sources: SourceFile[];
  /** Functions, and which of their parameters the environment is given to. */
  given: Map<Node, Set<number>>;
  /** Calls that were looked at, and whether the environment is among their arguments. */
  callsGiven: Map<Node, boolean>;
  /** The environment as a whole is given to something. */
  passedOn: boolean;
}

const givenInProjects = new WeakMap<Project, Given>();

function findGiven(project: Project): Given {
  const known = givenInProjects.get(project);
  if (known !== undefined) return known;
  const found: Given = { sources: [], given: new Map(), callsGiven: new Map(), passedOn: findPassedOn(project) };
  // It is known before it is complete, because a function that is given the environment may give it on.
  givenInProjects.set(project, found);
  const calls = found.passedOn ? placesOf(project.sources, mayPass, 'CallExpression', 'NewExpression') : [];
  for (let round = 0; round < 2; round++) {
    for (const call of calls) {
      for (const [index, argument] of call.node.arguments.entries()) {
        if (!isEnvironment(call, argument, project)) continue;
        const called = calleeOf(call, project);
        if (called === undefined) continue;
        const indices = found.given.get(called.node) ?? new Set();
        found.given.set(called.node, indices.add(index));
        found.sources.push(called.program.file);
      }
    }
  }
  return found;
}

/** A text in which the environment stands for itself, not only for one of its members. */
export const wholeEnvironment = /process\s*\.\s*env(?!\s*[.[?])/;

function findPassedOn(project: Project): boolean {
  const isWhole = (place: Place) =>
    isProcessEnv(place.node) &&
    !(isAt(place.parent, 'MemberExpression', 'OptionalMemberExpression') && place.parent.node.object === place.node);
  const mayPassOn = (text: string) => wholeEnvironment.test(text);
  return findPlace(project.sources, mayPassOn, ['MemberExpression'], isWhole) !== undefined;
}

function mayPass(text: string): boolean {
  return /env/i.test(text);
}
