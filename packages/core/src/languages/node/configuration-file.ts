import type { Node } from '@babel/types';
import type { Source } from '../../model/index.ts';
import { readSources, type SourceFile } from '../../source/sources.ts';
import type { NodeFolder } from './node-folder.ts';
import { keyOf } from './source/bindings.ts';
import { configObjects } from './source/config-objects.ts';
import { follow } from './source/follow.ts';
import { childPlace, isAt, type Place, sourceOf } from './source/place.ts';
import { readProgram } from './source/program.ts';
import { type Project, projectOf } from './source/project.ts';
import { tellValue } from './source/tell-value.ts';

/** What a configuration file says under a key. `unknown`: it says something that can't be told by reading. */
export type Setting =
  | { state: 'absent' }
  | { state: 'unknown'; source: Source }
  | { state: 'literal'; value: string | number | boolean; source: Source };

/**
 * A tool's configuration file, as far as it is one object that is written there: strict, where `ExportedConfig` takes what
 * can be told and leaves the rest.
 */
export interface ToolConfiguration {
  /** Absent when there is no such file. */
  source?: Source;
  /** A value by its keys. */
  setting(...keys: string[]): Setting;
  /** The place of a value, to be read further; `undefined` when it is absent or can't be told. */
  place(...keys: string[]): Place | undefined;
  project: Project;
  /** The file, where it is source that can be read. */
  sources: readonly SourceFile[];
}

type Found = Place | 'absent' | 'unknown';

/** The first of these files that the folder has, as far as it is what it exports under a name. */
export async function readToolConfiguration(
  folder: NodeFolder,
  names: readonly string[],
  exportName = 'default',
): Promise<ToolConfiguration> {
  const name = names.find((candidate) => folder.has(candidate));
  const file = name === undefined ? undefined : folder.resolve(name);
  const kind = { pattern: /\.[cm]?[jt]s$/, notShipped: /^$/ };
  // Whatever its folder is called: that of a documentation may lie in `docs`.
  const asked = () => kind.pattern.test(file ?? '');
  const [source] =
    file === undefined ? [] : await readSources({ ...folder, files: [file], outsideLinks: [] }, kind, asked);
  const project = projectOf(source === undefined ? [] : [source]);
  if (file === undefined) return { setting: () => ({ state: 'absent' }), place: () => undefined, project, sources: [] };
  const exported = source === undefined ? undefined : project.exportOf(readProgram(source), exportName);
  const object =
    exported === undefined
      ? undefined
      : configObjects(follow(exported.place, project, exported.path).place, project).find((place) =>
          isAt(place, 'ObjectExpression'),
        );
  const settings = settingsOf(object, project, { file });
  return { source: { file }, project, sources: source === undefined ? [] : [source], ...settings };
}

/** The settings of an object in such a file; `file` stands for what is not found at all. */
export function settingsOf(
  object: Place | undefined,
  project: Project,
  file: Source,
): Pick<ToolConfiguration, 'setting' | 'place'> {
  const find = (keys: readonly string[]): Found => (object === undefined ? 'unknown' : member(object, keys, project));
  return {
    place: (...keys) => {
      const found = find(keys);
      return typeof found === 'string' ? undefined : found;
    },
    setting: (...keys) => {
      const found = find(keys);
      if (found === 'absent') return { state: 'absent' };
      if (found === 'unknown') return { state: 'unknown', source: file };
      const at = sourceOf(found);
      const told = tellValue(found, project);
      const value = told?.variable === undefined ? told?.literal?.value : undefined;
      const path = value ?? pathOf(found, project);
      return path === undefined ? { state: 'unknown', source: at } : { state: 'literal', value: path, source: at };
    },
  };
}

function member(object: Place, [key, ...deeper]: readonly string[], project: Project): Found {
  if (key === undefined) return object;
  if (!isAt(object, 'ObjectExpression')) return 'unknown';
  let found: Found = 'absent';
  for (const property of object.node.properties) {
    if (property.type === 'SpreadElement') found = 'unknown';
    else if (keyOf(property.key, property.computed) === key) {
      found = property.type === 'ObjectProperty' ? childPlace(childPlace(object, property), property.value) : 'unknown';
    }
  }
  if (typeof found === 'string' || deeper.length === 0) return found;
  return member(follow(found, project).place, deeper, project);
}

/** Paths as configurations write them: `path.resolve(__dirname, 'dist')`, from the folder of the file. */
function pathOf(place: Place, project: Project): string | undefined {
  const called = follow(place, project).place;
  if (!isAt(called, 'CallExpression')) return undefined;
  const { callee, arguments: given } = called.node;
  const name = callee.type === 'MemberExpression' ? keyOf(callee.property, callee.computed) : nameOf(callee);
  const [first, ...rest] = given;
  if ((name !== 'resolve' && name !== 'join') || first === undefined || !isOwnFolder(first, called)) return undefined;
  const parts = rest.map((part) => tellValue(childPlace(called, part), project)?.literal?.value);
  return parts.every((part) => typeof part === 'string') ? parts.join('/') : undefined;
}

function isOwnFolder(node: Node, around: Place): boolean {
  const text = around.program.codeOf(childPlace(around, node)).replaceAll(/\s/g, '');
  return text === '__dirname' || text === 'import.meta.dirname';
}

function nameOf(node: Node): string | undefined {
  return node.type === 'Identifier' ? node.name : undefined;
}
