import { type HealthRoute, isHealthPath, mayNameHealth } from '../../source/health-routes.ts';
import type { SourceFile } from '../../source/sources.ts';
import { findServedRoutes } from './bun-server.ts';
import { findDecoratedRoutes } from './decorated-routes.ts';
import { findMounts } from './route-mounts.ts';
import { bindingOf, keyOf } from './source/bindings.ts';
import { follow, importedBy } from './source/follow.ts';
import { childPlace, isAt, isFunction, type Place, sourceOf } from './source/place.ts';
import { readProgram } from './source/program.ts';
import { moduleLoaded, type Project, projectOf } from './source/project.ts';
import { literalAt, tellValue } from './source/tell-value.ts';

/** Health routes of servers and controllers, with the prefixes that they are mounted under. */
export function findNodeHealthRoutes(sources: readonly SourceFile[]): HealthRoute[] {
  const project = projectOf(sources);
  const programs = sources.filter(mayNameHealth).map(readProgram);
  return [
    ...programs.flatMap((program) =>
      program.all('CallExpression', 'OptionalCallExpression').flatMap((call) => findRegistered(call, project)),
    ),
    ...programs.flatMap((program) => program.all('BinaryExpression', 'SwitchCase').flatMap(findCompared)),
    ...findDecoratedRoutes(project),
    ...findServedRoutes(sources.filter(mayNameHealth)).filter(({ path }) => isRoutePath(path)),
  ];
}

const registers = /^(?:get|all|head|use|route)$/;

/** `app.get('/health', …)`, `app.route({ url: '/health' })`, `app.route('/health').get(…)` */
function findRegistered(call: Place, project: Project): HealthRoute[] {
  if (!isAt(call, 'CallExpression', 'OptionalCallExpression')) return [];
  const { callee } = call.node;
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return [];
  const method = keyOf(callee.property, callee.computed) ?? '';
  const [first, ...handlers] = call.node.arguments;
  if (!registers.test(method) || first === undefined) return [];
  const options = childPlace(call, first);
  const isObject = isAt(options, 'ObjectExpression');
  const path = isObject
    ? (textOf(options, project, ['url']) ?? textOf(options, project, ['path']))
    : textOf(options, project);
  if (path === undefined || !isRoutePath(path)) return [];
  // `client.get('/health')` asks, and Express' `app.get('title')` reads a setting: a route has something that answers.
  if (handlers.length === 0 && !isObject && method !== 'route') return [];
  const receiver = childPlace(childPlace(call, callee), callee.object);
  if (isClient(receiver)) return [];
  const whole = method === 'route' ? chainAround(call) : call;
  const handler = [whole.program.codeOf(whole), ...codeOfNamed(whole, project)].join('\n');
  return findMounts(receiver, project).map(({ prefix, known }) => ({
    path: `${prefix}${path}`.replace(/\/+/g, '/'),
    source: sourceOf(childPlace(call, callee.property)),
    handler,
    pathKnown: known,
  }));
}

/** `if (request.url === '/health')`, `case '/health':` */
function findCompared(place: Place): HealthRoute[] {
  const operands = isAt(place, 'SwitchCase')
    ? [place.node.test]
    : isAt(place, 'BinaryExpression') && /^={2,3}$/.test(place.node.operator)
      ? [place.node.left, place.node.right]
      : [];
  for (const operand of operands) {
    const path = operand == null ? undefined : literalAt(childPlace(place, operand));
    if (typeof path !== 'string' || !isRoutePath(path)) continue;
    const handler = answersTo(place).map((answer) => answer.program.codeOf(answer));
    return [{ path, source: sourceOf(place), handler: handler.join('\n'), pathKnown: true }];
  }
  return [];
}

function textOf(place: Place, project: Project, path: readonly string[] = []): string | undefined {
  const value = tellValue(place, project, path)?.literal?.value;
  return typeof value === 'string' ? value : undefined;
}

function isRoutePath(path: string): boolean {
  return /^\/[\w./-]*$/.test(path) && isHealthPath(path);
}

/** What a package exports as a whole and is not made here answers nobody: `axios.get('/health', options)`. */
function isClient(receiver: Place): boolean {
  const binding = bindingOf(receiver);
  if (binding === undefined) return false;
  const module =
    binding.kind === 'import'
      ? importedBy(binding.declaration).module
      : binding.value === undefined
        ? undefined
        : moduleLoaded(binding.value);
  return module !== undefined && !module.startsWith('.');
}

/** `app.route('/health').get(…).post(…)`: the methods stand behind the path. */
function chainAround(call: Place): Place {
  let whole = call;
  while (
    isAt(whole.parent, 'MemberExpression', 'OptionalMemberExpression') &&
    isAt(whole.parent.parent, 'CallExpression', 'OptionalCallExpression')
  )
    whole = whole.parent.parent;
  return whole;
}

/** Bodies of the functions that are only named where they are registered. */
function codeOfNamed(call: Place, project: Project): string[] {
  if (!isAt(call, 'CallExpression', 'OptionalCallExpression')) return [];
  return call.node.arguments.flatMap((argument) => {
    const isName = argument.type === 'Identifier' || argument.type === 'MemberExpression';
    const { place, path } = follow(childPlace(call, argument), project);
    return isName && path.length === 0 && isFunction(place) ? [place.program.codeOf(place)] : [];
  });
}

/** The code that runs when the comparison is true. */
function answersTo(place: Place): Place[] {
  if (isAt(place, 'SwitchCase')) return answersOfCase(place);
  let inner = place;
  for (let outer = place.parent; outer !== undefined; inner = outer, outer = outer.parent) {
    if (isAt(outer, 'IfStatement', 'ConditionalExpression')) {
      return outer.node.test === inner.node ? [childPlace(outer, outer.node.consequent)] : [inner];
    }
    if (!isAt(outer, 'LogicalExpression', 'UnaryExpression', 'BinaryExpression')) return [inner];
  }
  return [inner];
}

/** A case without statements of its own falls through to the next one. */
function answersOfCase(place: Place): Place[] {
  const list = place.parent;
  if (!isAt(list, 'SwitchStatement')) return [];
  const { cases } = list.node;
  const from = cases.indexOf(place.node as (typeof cases)[number]);
  const answering = cases.slice(from).find(({ consequent }) => consequent.length > 0);
  if (answering === undefined) return [];
  const at = childPlace(list, answering);
  return answering.consequent.map((statement) => childPlace(at, statement));
}
