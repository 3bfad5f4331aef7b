import type { ToolConfiguration } from '../../languages/node/configuration-file.ts';
import { keyOf } from '../../languages/node/source/bindings.ts';
import { childPlace, isAt, type Place, sourceOf } from '../../languages/node/source/place.ts';
import { tellValue } from '../../languages/node/source/tell-value.ts';
import type { EnvironmentFact } from '../../model/index.ts';
import { isSecretName } from '../../secrets/secret-names.ts';

/**
 * The variables by which a running server of Nuxt takes what `runtimeConfig` names: `NUXT_MAIL_KEY` for `mailKey`,
 * `NUXT_PUBLIC_API_BASE` for `public.apiBase`.
 */
export function findRuntimeSettings(config: ToolConfiguration): EnvironmentFact[] {
  const place = config.place('runtimeConfig');
  return place === undefined ? [] : settingsIn(place, [], config);
}

const maxDepth = 6;

function settingsIn(object: Place, path: readonly string[], config: ToolConfiguration): EnvironmentFact[] {
  if (!isAt(object, 'ObjectExpression') || path.length > maxDepth) return [];
  return object.node.properties.flatMap((property) => {
    if (property.type !== 'ObjectProperty') return [];
    const key = keyOf(property.key, property.computed);
    if (key === undefined || !/^[A-Za-z][A-Za-z0-9_]*$/.test(key)) return [];
    const value = childPlace(childPlace(object, property), property.value);
    const keys = [...path, key];
    return isAt(value, 'ObjectExpression') ? settingsIn(value, keys, config) : settingAt(value, keys, config);
  });
}

function settingAt(value: Place, keys: readonly string[], { project }: ToolConfiguration): EnvironmentFact[] {
  const told = tellValue(value, project);
  // What another variable gives is that one's, at the time of the build.
  if (told?.variable !== undefined) return [];
  const name = `NUXT_${keys.map(snakeCase).join('_')}`;
  const isPublic = keys[0] === 'public';
  const fallback = told?.literal === undefined ? '' : String(told.literal.value);
  return [
    {
      name,
      required: false,
      secret: !isPublic && isSecretName(name),
      public: isPublic,
      ...(fallback === '' ? {} : { default: fallback }),
      source: sourceOf(value),
    },
  ];
}

/** `apiBase` is `API_BASE`, as the server itself spells it. */
function snakeCase(key: string): string {
  return key.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}
