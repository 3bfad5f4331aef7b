import type { Node } from '@babel/types';
import type { SourceFile } from '../../source/sources.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, isFunction, type Place } from './source/place.ts';
import { placesOf } from './source/program.ts';

/** Calls that open a port: `app.listen(port)`, `server.listen({ port })`, `createServer(…).listen(port, host)`. */
export function findListenCalls(sources: readonly SourceFile[]): Place[] {
  return placesOf(sources, (text) => /\.\s*listen\b/.test(text), 'CallExpression', 'OptionalCallExpression').filter(
    ({ node: { callee } }) =>
      (callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression') &&
      keyOf(callee.property, callee.computed) === 'listen',
  );
}

/** The port among a call's arguments; `undefined` when it names none. */
export function portOf(call: Place): { place: Place; path: readonly string[] } | undefined {
  if (!isAt(call, 'CallExpression', 'OptionalCallExpression')) return undefined;
  const [first] = call.node.arguments as Node[];
  if (first === undefined) return undefined;
  const place = childPlace(call, first);
  if (isFunction(place)) return undefined;
  return { place, path: isAt(place, 'ObjectExpression') ? ['port'] : [] };
}
