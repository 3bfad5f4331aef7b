import type { Node } from '@babel/types';
import type { SourceFile } from '../../source/sources.ts';
import { findBunServes, isBunServe } from './bun-server.ts';
import { keyOf } from './source/bindings.ts';
import { findPackageCalls, type PackageCall } from './source/package-calls.ts';
import { childPlace, isAt, isCall, isFunction, type Place } from './source/place.ts';
import { placesOf } from './source/program.ts';

/** Calls of packages that open a port by themselves, and where among the arguments the port stands. */
const openers: readonly (PackageCall & { argument: number; path: readonly string[] })[] = [
  { modules: ['ws'], names: ['WebSocketServer', 'Server'], argument: 0, path: ['port'] },
  { modules: ['socket.io'], names: ['Server', 'default'], argument: 0, path: [] },
  { modules: ['@hono/node-server'], names: ['serve'], argument: 0, path: ['port'] },
  { modules: ['bun'], names: ['serve'], argument: 0, path: ['port'] },
  { modules: ['@apollo/server/standalone'], names: ['startStandaloneServer'], argument: 1, path: ['listen', 'port'] },
  { modules: ['@hapi/hapi', 'hapi'], names: ['server', 'Server'], argument: 0, path: ['port'] },
];

const bunServe = { argument: 0, path: ['port'] };

/** Calls that open a port: `app.listen(port)`, `createServer(…).listen(port, host)`, `new WebSocketServer({ port })`. */
export function findListenCalls(sources: readonly SourceFile[]): Place[] {
  const listening = placesOf(
    sources,
    (text) => /\.\s*listen\b/.test(text),
    'CallExpression',
    'OptionalCallExpression',
  ).filter(
    ({ node: { callee } }) =>
      (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') &&
      keyOf(callee.property, callee.computed) === 'listen',
  );
  const opened = openers.flatMap((opener) => findPackageCalls(sources, opener).filter(opensPort));
  return [...listening, ...opened, ...findBunServes(sources)];
}

/** The port among a call's arguments; `undefined` when it names none. */
export function portOf(call: Place): { place: Place; path: readonly string[] } | undefined {
  const opener = isBunServe(call) ? bunServe : openerOf(call);
  if (opener !== undefined) {
    const argument = argumentOf(call, opener.argument);
    return argument === undefined ? undefined : { place: argument, path: opener.path };
  }
  const place = argumentOf(call, 0);
  if (place === undefined || isFunction(place)) return undefined;
  return { place, path: isAt(place, 'ObjectExpression') ? ['port'] : [] };
}

/** The package's call that this is; told by what it calls, as `listen` is by its name. */
function openerOf(call: Place): (typeof openers)[number] | undefined {
  return openers.find((opener) => findPackageCalls([call.program.file], opener).some(({ node }) => node === call.node));
}

/** One that is given a server uses that one's port: `new Server(httpServer)`, `new WebSocketServer({ server })`. */
function opensPort(call: Place): boolean {
  const given = portOf(call);
  if (given === undefined) return false;
  const { place, path } = given;
  const [key] = path;
  if (key === undefined) return !isAt(place, 'ObjectExpression') && mayBeNumber(place.node);
  if (!isAt(place, 'ObjectExpression')) return key === 'port';
  return place.node.properties.some(
    (property) => property.type !== 'SpreadElement' && keyOf(property.key, property.computed) === key,
  );
}

function mayBeNumber(node: Node): boolean {
  if (node.type === 'Identifier' || node.type === 'MemberExpression') {
    const name = node.type === 'Identifier' ? node.name : (keyOf(node.property, node.computed) ?? '');
    return /port/i.test(name);
  }
  return node.type === 'NumericLiteral' || node.type === 'LogicalExpression';
}

function argumentOf(call: Place, index: number): Place | undefined {
  if (!isCall(call)) return undefined;
  const argument = (call.node.arguments as Node[])[index];
  return argument === undefined ? undefined : childPlace(call, argument);
}
