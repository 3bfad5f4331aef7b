import type { Fact, Source } from '../../../model/index.ts';
import type { ServiceFolder } from '../../../source/service-folder.ts';
import type { SourceFile } from '../../../source/sources.ts';
import { keyOf } from './bindings.ts';
import { configObjects } from './config-objects.ts';
import { follow } from './follow.ts';
import { childPlace, type Place, sourceOf } from './place.ts';
import { readProgram } from './program.ts';
import { type Project, projectOf } from './project.ts';
import { type Told, tellValue } from './tell-value.ts';

/** What a tool's configuration file exports. */
export interface ExportedConfig {
  /** Relative to the service. */
  name: string;
  source: Source;
  /** A text that is written literally at this path of the configuration. */
  literal(...path: string[]): Fact<string> | undefined;
  /** What can be told of the value at this path. */
  told(...path: string[]): Told | undefined;
  /** The value at this path as it stands there. */
  valueAt(...path: string[]): Place | undefined;
}

/** The first of these files that is there; `undefined` when none is. */
export function readExportedConfig(
  folder: ServiceFolder & { javaScript: readonly SourceFile[] },
  names: readonly string[],
): ExportedConfig | undefined {
  const name = names.find((candidate) => folder.has(candidate));
  if (name === undefined) return undefined;
  const file = folder.resolve(name);
  const project = projectOf(folder.javaScript);
  const source = folder.javaScript.find((candidate) => candidate.file === file);
  const exported = source === undefined ? undefined : project.exportOf(readProgram(source), 'default');
  const objects =
    exported === undefined ? [] : configObjects(follow(exported.place, project, exported.path).place, project);
  const first = <Found>(find: (object: Place) => Found | undefined): Found | undefined => {
    for (const object of objects) {
      const found = find(object);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return {
    name,
    source: { file },
    literal: (...path) => first((object) => literalOf(toldOf(object, path, project))),
    told: (...path) => first((object) => toldOf(object, path, project)),
    valueAt: (...path) =>
      first((object) => {
        const { place, path: rest } = follow(object, project, path);
        return rest.length === 0 ? place : undefined;
      }),
  };
}

function toldOf(object: Place, path: readonly string[], project: Project): Told | undefined {
  const [key = '', ...rest] = path;
  const assigned = findAssigned(object, key, project);
  return assigned === undefined ? tellValue(object, project, path) : tellValue(assigned, project, rest);
}

/** With a variable before it, a literal is only what is taken when nothing is set where the build runs. */
function literalOf({ literal, variable }: Partial<Told> = {}): Fact<string> | undefined {
  if (typeof literal?.value !== 'string' || variable !== undefined) return undefined;
  return { value: literal.value, source: sourceOf(literal.at), certainty: 'certain' };
}

/** `config.output = 'standalone'` behind the object. */
function findAssigned(config: Place, key: string, project: Project): Place | undefined {
  for (const place of config.program.all('AssignmentExpression')) {
    const { left, right, operator } = place.node;
    if (operator !== '=' || left.type !== 'MemberExpression' || keyOf(left.property, left.computed) !== key) continue;
    const object = childPlace(childPlace(place, left), left.object);
    if (follow(object, project).place.node === config.node) return childPlace(place, right);
  }
  return undefined;
}
