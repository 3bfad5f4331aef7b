import type { SyntaxNode } from '@lezer/common';
import type { SourceFile } from '../../source/sources.ts';
import { assignmentsOf } from './source/assignments.ts';
import { type Call, callAt, calledName, callsOf, dottedName } from './source/calls.ts';
import { modulesByName, resolveName, resolveThrough, sameName } from './source/imports.ts';
import { textOf } from './source/literals.ts';
import { groupsOf, type PythonModule, readModules } from './source/module.ts';

/** What stands before the paths of a router. `known` is false when a part of it can't be told. */
export interface Mount {
  prefix: string;
  known: boolean;
}

/** FastAPI's routers, and the blueprints of Flask and Quart. */
const routerNames = /^(?:APIRouter|Blueprint)$/;

/** Nobody nests routers deeper; every way through a tangle of them would be followed. */
const maxNesting = 6;

/** `include_router(…)`, `register_blueprint(…)`: who includes, and the full names of what may be included. */
export interface Inclusion {
  module: PythonModule;
  call: Call;
  receiver: string | undefined;
  routers: readonly string[];
}

/** Where the router that `name` is in this module gets mounted; an application is its own, at no prefix. */
export function findMounts(
  inclusions: readonly Inclusion[],
  module: PythonModule,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): Mount[] {
  const router = findRouter(module, name);
  if (router === undefined) return [{ prefix: '', known: true }];
  const own = prefixOf(router);
  const key = `${module.name}.${name}`;
  const mine = inclusions.filter(({ routers }) => routers.some((one) => sameName(one, key)));
  // Nothing includes it that can be seen: some inclusion with a prefix may be the one.
  if (mine.length === 0)
    return [
      {
        ...own,
        known:
          own.known &&
          inclusions.every(
            ({ call }) => call.keyword('prefix') === undefined && call.keyword('url_prefix') === undefined,
          ),
      },
    ];
  const around = new Set([...seen, key]);
  if (around.size > maxNesting) return [{ ...own, known: false }];
  return mine.flatMap(({ module: where, call, receiver }) => {
    const given = prefixOf(call);
    // A blueprint's own prefix counts where its registration gives none.
    const inner = call.keyword('url_prefix') === undefined ? own : { prefix: '', known: true };
    // Routers can include each other in a circle.
    const outer =
      receiver === undefined || around.has(`${where.name}.${receiver}`)
        ? [{ prefix: '', known: true }]
        : findMounts(inclusions, where, receiver, around);
    return outer.map(({ prefix, known }) => ({
      prefix: `${prefix}${given.prefix}${inner.prefix}`,
      known: known && given.known && inner.known,
    }));
  });
}

function findRouter(module: PythonModule, name: string): Call | undefined {
  for (const assignment of assignmentsOf(module)) {
    const call = assignment.name === name ? callAt(module, assignment.value) : undefined;
    if (call !== undefined && routerNames.test(calledName(call) ?? '')) return call;
  }
  return undefined;
}

function prefixOf({ module, keyword }: Call): Mount {
  const given = keyword('prefix') ?? keyword('url_prefix');
  const text = textOf(module, given);
  return { prefix: text ?? '', known: given === undefined || text !== undefined };
}

/** Every `include_router(…)` and `register_blueprint(…)` of the sources. */
export function findInclusions(sources: readonly SourceFile[]): Inclusion[] {
  const modules = modulesByName(sources);
  return readModules(sources, /\.(?:include_router|register_blueprint)\(/).flatMap((module) =>
    callsOf(module).flatMap((call) => {
      const including = /\.(?:include_router|register_blueprint)$/.exec(call.written ?? '');
      if (including === null) return [];
      const receiver = call.written?.slice(0, including.index);
      const names = namesOf(
        module,
        call.positional[0] ?? call.keyword('router') ?? call.keyword('blueprint'),
        call.node,
      );
      const routers = names.map((name) => resolveThrough(modules, absolute(module, name)));
      return [{ module, call, receiver, routers }];
    }),
  );
}

function absolute(module: PythonModule, name: string): string {
  const resolved = resolveName(module, name);
  return resolved === name ? `${module.name}.${name}` : resolved;
}

/** The dotted names that an expression may be: itself, or each item of the list that its loop goes through. */
function namesOf(module: PythonModule, node: SyntaxNode | undefined, call: SyntaxNode): string[] {
  const name = dottedName(module, node);
  if (name === undefined) return [];
  const [first, ...rest] = name.split('.');
  for (let around = call.parent; around !== null; around = around.parent) {
    if (around.name !== 'ForStatement') continue;
    const variable = around.getChild('VariableName');
    const items = around.getChild('TupleExpression') ?? around.getChild('ArrayExpression');
    if (variable === null || items === null || module.text(variable) !== first) continue;
    return groupsOf(items).flatMap(([item]) => {
      const written = dottedName(module, item);
      return written === undefined ? [] : [[written, ...rest].join('.')];
    });
  }
  return [name];
}
