import type { Fact } from '../model/index.ts';
import type { ServiceFolder } from './service-folder.ts';

/** The version that a file of a version manager names, as `pattern`'s group: the file beside the service, or the one at the repository's top, which tools apply to all folders below. */
export async function readVersionFile(
  folder: ServiceFolder,
  name: string,
  pattern: RegExp,
): Promise<Fact<string> | undefined> {
  for (const file of new Set([folder.resolve(name), name])) {
    const text = await folder.repository.readText(file);
    const match = text === undefined ? null : pattern.exec(text);
    if (text === undefined || match?.[1] === undefined) continue;
    const line = text.slice(0, match.index + match[0].length).split('\n').length;
    return { value: match[1], source: { file, line }, certainty: 'certain' };
  }
  return undefined;
}
