import type { Detection } from '../../languages/detection.ts';
import type { ToolConfiguration } from '../../languages/node/configuration-file.ts';
import { keyOf } from '../../languages/node/source/bindings.ts';
import { follow } from '../../languages/node/source/follow.ts';
import { childPlace, isAt, type Place, sourceOf } from '../../languages/node/source/place.ts';
import { tellValue } from '../../languages/node/source/tell-value.ts';

type Proxy = NonNullable<Detection['proxies']>[number];

/** What the development server hands on: `server: { proxy: { '/api': 'http://localhost:3000' } }`. */
export function findDevelopmentProxies({ place, project }: ToolConfiguration): Proxy[] {
  const table = place('server', 'proxy');
  const object = table === undefined ? undefined : follow(table, project).place;
  if (!isAt(object, 'ObjectExpression')) return [];
  return object.node.properties.flatMap((property): Proxy[] => {
    if (property.type !== 'ObjectProperty') return [];
    const path = keyOf(property.key, property.computed)?.replace(/\/$/, '');
    // A key that begins with ^ is an expression; only plain prefixes are the same in another server.
    if (path === undefined || !/^(?:\/[\w.-]+)+$/.test(path)) return [];
    const value = follow(childPlace(childPlace(object, property), property.value), project).place;
    const target = tellValue(isAt(value, 'ObjectExpression') ? (optionAt(value, 'target') ?? value) : value, project);
    const upstreamPath = isAt(value, 'ObjectExpression') ? rewritten(value, path) : path;
    if (typeof target?.literal?.value !== 'string' || upstreamPath === undefined) return [];
    return [{ path, target: target.literal.value, upstreamPath, source: sourceOf(childPlace(object, property)) }];
  });
}

function optionAt(object: Place, key: string): Place | undefined {
  if (!isAt(object, 'ObjectExpression')) return undefined;
  for (const property of object.node.properties)
    if (property.type !== 'SpreadElement' && keyOf(property.key, property.computed) === key)
      return property.type === 'ObjectProperty'
        ? childPlace(childPlace(object, property), property.value)
        : childPlace(object, property);
  return undefined;
}

/** What `rewrite: (path) => path.replace(/^\/api/, '')` makes of the prefix; `undefined`: it makes something else. */
function rewritten(options: Place, path: string): string | undefined {
  if (optionAt(options, 'bypass') !== undefined) return undefined;
  const rewrite = optionAt(options, 'rewrite');
  if (rewrite === undefined) return path;
  const code = rewrite.program.codeOf(rewrite).replaceAll(/\s/g, '');
  const escaped = path.replaceAll('/', '\\/');
  for (const start of ['(p)=>p', '(path)=>path', 'p=>p', 'path=>path'])
    for (const quote of ["''", '""', '``']) if (code === `${start}.replace(/^${escaped}/,${quote})`) return '/';
  return undefined;
}
