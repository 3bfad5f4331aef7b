import { type Configuration, configurationSchema, type Source } from '../model/index.ts';
import type { Repository } from '../repository/repository.ts';
import { parseSettings, type SettingPath } from './parse-settings.ts';

/** The names of the file, the usual one first. */
export const configurationNames = ['seaworthy.yaml', 'seaworthy.yml'] as const;

/** Where each value of a configuration stands; kept beside it because the document itself holds values only. */
const positions = new WeakMap<Configuration, (path: SettingPath) => Source>();

/**
 * The repository's `seaworthy.yaml`; an empty configuration when there is none.
 * @throws CONFIGURATION_INVALID with line, column and what is allowed there; FILE_UNREADABLE
 */
export async function readConfiguration(repository: Repository): Promise<Configuration> {
  for (const name of configurationNames) {
    const text = await repository.readText(name);
    if (text !== undefined) return parseConfiguration(name, text);
  }
  return {};
}

/** @throws CONFIGURATION_INVALID, FILE_UNREADABLE */
export function parseConfiguration(file: string, text: string): Configuration {
  const { value, lineOf } = parseSettings(configurationSchema, file, text);
  positions.set(value, (path) => ({ file, line: lineOf(path) }));
  return value;
}

/** Where the value at `path` of a configuration that was read stands; the file alone for one that was made in memory. */
export function configurationSource(configuration: Configuration, path: SettingPath): Source {
  return positions.get(configuration)?.(path) ?? { file: 'seaworthy.yaml' };
}
