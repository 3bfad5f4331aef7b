import type { Node } from '@babel/types';
import { bindingOf, keyOf, nameOfFunction, parametersOf } from './source/bindings.ts';
import { calleeOf, follow, importedBy } from './source/follow.ts';
import { childPlace, isAt, isCall, isFunction, type Place } from './source/place.ts';
import { placesOf } from './source/program.ts';
import { importersOf, moduleLoaded, moduleName, type Project } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** A prefix under which the routes of a router are reached. */
export interface Mount {
  prefix: string;
  /** False when something may stand before it that could not be found out. */
  known: boolean;
}

/** Routers are mounted on routers; more levels than these are not followed, and a circle ends. */
const maxDepth = 4;
const maxMounts = 8;

/** Under which prefixes the routes are reached that are registered with `receiver`. */
export function findMounts(receiver: Place, project: Project, depth = 0): Mount[] {
  if (depth > maxDepth) return [{ prefix: '', known: false }];
  const { path } = follow(receiver, project);
  const based = basePathOf(receiver, project);
  if (based !== undefined) return below(findMounts(based.on, project, depth + 1), based.prefix);
  const place = startOfChain(receiver, project);
  const binding = bindingOf(place);
  if (binding?.kind === 'parameter') {
    const index = parametersOf(binding.declaration).findIndex(({ node }) => node === binding.at.node);
    return below(mountsOfPlugin(binding.declaration, index, project, depth), '');
  }
  if (isRouter(place)) return below(mountsOf(place.node, project, depth), ownPrefix(place, project));
  const mounted = isHono(place) ? mountsOf(place.node, project, depth) : [];
  if (mounted.length > 0) return mounted;
  // A member that could not be followed to what it is: `this.router`, but not `this.app`.
  const member = isAt(receiver, 'MemberExpression') ? keyOf(receiver.node.property, receiver.node.computed) : undefined;
  const isUnknown = path.length > 0 && /router|routes/i.test(member ?? '');
  return [{ prefix: '', known: !isUnknown }];
}

function below(mounts: readonly Mount[], prefix: string): Mount[] {
  if (mounts.length === 0) return [{ prefix, known: false }];
  return mounts.map((mount) => ({ prefix: `${mount.prefix}${prefix}`, known: mount.known }));
}

/** `new Hono()` is an application, and a router where another one mounts it. */
function isHono(place: Place): boolean {
  return (
    isAt(place, 'NewExpression') && place.node.callee.type === 'Identifier' && /Hono$/.test(place.node.callee.name)
  );
}

/** `app.basePath('/api')`, by which an application of Hono puts all its routes below a path. */
function basePathOf(receiver: Place, project: Project): { on: Place; prefix: string } | undefined {
  const call = follow(receiver, project).place;
  if (!isCall(call) || call.node.callee.type !== 'MemberExpression') return undefined;
  const { callee } = call.node;
  const [path] = call.node.arguments;
  if (keyOf(callee.property, callee.computed) !== 'basePath' || path === undefined) return undefined;
  return {
    on: childPlace(childPlace(call, callee), callee.object),
    prefix: textOf(childPlace(call, path as Node), project),
  };
}

/** `Router()`, `express.Router()`, `new Router({ prefix: '/api' })`, whatever a library's class is called here. */
function isRouter(place: Place): boolean {
  if (!isCall(place)) return false;
  const callee: Node = place.node.callee;
  if (callee.type === 'MemberExpression') return keyOf(callee.property, callee.computed) === 'Router';
  if (loadsRouter(childPlace(place, callee))) return true;
  if (callee.type !== 'Identifier') return false;
  const binding = bindingOf(childPlace(place, callee));
  if (binding === undefined) return callee.name === 'Router';
  if (binding.kind === 'import') {
    const { module, name } = importedBy(binding.declaration);
    return name === 'Router' || (name === 'default' && /router/i.test(module));
  }
  if (binding.path.length === 0 && binding.value !== undefined && loadsRouter(binding.value)) return true;
  return binding.path.at(-1) === 'Router' || binding.name === 'Router';
}

/** `require('koa-router')`: the package as a whole is the router's class. */
function loadsRouter(place: Place): boolean {
  const module = moduleLoaded(place);
  return module !== undefined && !module.startsWith('.') && /router/i.test(module);
}

function ownPrefix(router: Place, project: Project): string {
  const [options] = isCall(router) ? router.node.arguments : [];
  return options === undefined ? '' : textOf(childPlace(router, options), project, ['prefix']);
}

/** `app.use('/api', router)`, also with what a router makes of itself: `router.routes()`. */
function mountsOf(router: Node, project: Project, depth: number): Mount[] {
  const calls = mountCallsOf(project).get(router) ?? [];
  return calls.slice(0, maxMounts).flatMap((call) => mountsAt(call, prefixOf(call, project), project, depth));
}

/** Where a function that gets an application registers its routes: `app.register(plugin, { prefix })`, `plugin(app)`. */
function mountsOfPlugin(plugin: Place, index: number, project: Project, depth: number): Mount[] {
  const registered = index === 0 ? mountsOf(plugin.node, project, depth) : [];
  const called = callsOf(plugin, project).slice(0, maxMounts);
  const passed = called.flatMap(({ call }) => {
    const argument = call.node.arguments[index];
    return argument === undefined ? [] : findMounts(childPlace(call, argument), project, depth + 1);
  });
  return [...registered, ...passed];
}

/** The calls of an own function. Whoever calls it writes its name, or that of its module. */
function callsOf(called: Place, project: Project) {
  const name = nameOfFunction(called);
  const mayImport = importersOf([moduleName(called.program.file.file)]);
  const mayCall = (text: string) => mayImport(text) || (name !== undefined && text.includes(name));
  return placesOf(project.sources, mayCall, 'CallExpression').flatMap((call) =>
    calleeOf(call, project)?.node === called.node ? [{ call }] : [],
  );
}

function mountsAt(call: Place, prefix: string, project: Project, depth: number): Mount[] {
  if (!isCall(call)) return [];
  const callee: Node = call.node.callee;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return [];
  return below(findMounts(childPlace(childPlace(call, callee), callee.object), project, depth + 1), prefix);
}

const mountCallsOfProjects = new WeakMap<Project, Map<Node, Place[]>>();

/** Calls of `use` and `register` by the routers and functions that are given to them. */
function mountCallsOf(project: Project): Map<Node, Place[]> {
  const known = mountCallsOfProjects.get(project);
  if (known !== undefined) return known;
  const found = new Map<Node, Place[]>();
  const mayMount = (text: string) => /\.\s*(?:use|register|route)\b/.test(text);
  for (const call of placesOf(project.sources, mayMount, 'CallExpression')) {
    const { callee } = call.node;
    if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') continue;
    const name = keyOf(callee.property, callee.computed) ?? '';
    // Hono's `route` mounts what stands behind the path; elsewhere it takes the path alone.
    if (!/^(?:use|register)$/.test(name) && !(name === 'route' && call.node.arguments.length > 1)) continue;
    for (const argument of call.node.arguments) {
      const mounted = mountedAt(childPlace(call, argument), project);
      found.set(mounted, [...(found.get(mounted) ?? []), call]);
    }
  }
  mountCallsOfProjects.set(project, found);
  return found;
}

/** The path before what is mounted, or the option `prefix` behind it. */
function prefixOf(call: Place, project: Project): string {
  if (!isCall(call)) return '';
  const [first, ...others] = call.node.arguments.map((argument) => childPlace(call, argument));
  const path = first === undefined ? '' : textOf(first, project);
  return path !== ''
    ? path
    : (others.map((place) => textOf(place, project, ['prefix'])).find((text) => text !== '') ?? '');
}

function textOf(place: Place, project: Project, path: readonly string[] = []): string {
  const value = tellValue(place, project, path)?.literal?.value;
  return typeof value === 'string' && value.startsWith('/') ? value : '';
}

/** The router or function that a value is: behind `router.routes()`, a chain of routes, a wrapper such as `fastify-plugin`. */
function mountedAt(value: Place, project: Project): Node {
  const { place } = follow(startOfChain(value, project), project);
  const [inner] = isCall(place) && !isRouter(place) ? place.node.arguments : [];
  if (inner === undefined) return place.node;
  const wrapped = follow(childPlace(place, inner), project).place;
  return isFunction(wrapped) ? wrapped.node : place.node;
}

const chained = /^(?:get|post|put|patch|delete|all|head|options|use|route|register|routes|middleware)$/;

/** What a chain of calls that each return it starts with: `Router()` of `Router().get(…).post(…)`. */
function startOfChain(value: Place, project: Project): Place {
  let start = follow(value, project).place;
  while (isCall(start)) {
    const callee: Node = start.node.callee;
    if (callee.type !== 'MemberExpression' || !chained.test(keyOf(callee.property, callee.computed) ?? '')) break;
    start = follow(childPlace(childPlace(start, callee), callee.object), project).place;
  }
  return start;
}
