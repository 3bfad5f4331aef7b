import type { Decorator, Node } from '@babel/types';
import { type HealthRoute, isHealthPath, mayNameHealth } from '../../source/health-routes.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace, isAt, isCall, type Place, sourceOf } from './source/place.ts';
import { findPlace, placesOf } from './source/program.ts';
import type { Project } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** Health routes of controllers: `@Get('health')` in a class with `@Controller('internal')`, below the global prefix. */
export function findDecoratedRoutes(project: Project): HealthRoute[] {
  const { sources } = project;
  const mayDecorate = (text: string) => text.includes('@Controller') && mayNameHealth({ text });
  const methods = placesOf(sources, mayDecorate, 'ClassMethod');
  if (methods.length === 0) return [];
  const around = globalPrefix(project);
  return methods.flatMap((method) => {
    const owner = method.parent?.parent;
    if (!isAt(owner, 'ClassDeclaration')) return [];
    const controller = pathOfDecorator(owner, owner.node.decorators, /^Controller$/, project);
    const own = pathOfDecorator(method, method.node.decorators, /^(?:Get|All|Head)$/, project);
    if (controller === undefined || own === undefined) return [];
    const path = `/${[around.path, controller.path, own.path].join('/')}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
    if (!/^\/[\w./-]*$/.test(path) || !isHealthPath(path)) return [];
    return [
      {
        path,
        source: sourceOf(method),
        handler: method.program.codeOf(method),
        pathKnown: around.known && controller.known && own.known,
      },
    ];
  });
}

interface PathPart {
  path: string;
  /** False when something else may stand there. */
  known: boolean;
}

function pathOfDecorator(
  owner: Place,
  decorators: readonly Decorator[] | null | undefined,
  name: RegExp,
  project: Project,
): PathPart | undefined {
  for (const { expression } of decorators ?? []) {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') continue;
    if (!name.test(expression.callee.name)) continue;
    const [first] = expression.arguments;
    if (first === undefined) return { path: '', known: true };
    const place = childPlace(owner, first as Node);
    const told = isAt(place, 'ObjectExpression') ? tellValue(place, project, ['path']) : tellValue(place, project);
    const versioned = isAt(place, 'ObjectExpression') && place.node.properties.length > 1;
    return typeof told?.literal?.value === 'string'
      ? { path: told.literal.value, known: !versioned }
      : { path: '', known: false };
  }
  return undefined;
}

/** `app.setGlobalPrefix('api')`; with exceptions, or with versions in the path, it can't be told. */
function globalPrefix(project: Project): PathPart {
  const named = (name: string) =>
    findPlace(
      project.sources,
      (text) => text.includes(name),
      ['CallExpression'],
      ({ node: { callee } }) => callee.type === 'MemberExpression' && keyOf(callee.property, callee.computed) === name,
    );
  const call = named('setGlobalPrefix');
  const known = named('enableVersioning') === undefined;
  if (call === undefined || !isCall(call)) return { path: '', known };
  const [first, ...options] = call.node.arguments;
  const told = first === undefined ? undefined : tellValue(childPlace(call, first as Node), project);
  return typeof told?.literal?.value === 'string' && told.variable === undefined
    ? { path: told.literal.value, known: known && options.length === 0 }
    : { path: '', known: false };
}
