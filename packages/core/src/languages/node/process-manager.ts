import type { NodeFolder } from './node-folder.ts';
import { keyOf } from './source/bindings.ts';
import { childPlace } from './source/place.ts';
import { readProgram } from './source/program.ts';
import { literalAt } from './source/tell-value.ts';

const settingsFile = /(?:^|\/)(?:ecosystem|pm2|process|processes)[\w.-]*\.(?:[cm]?js|json)$/;

/**
 * The files that a settings file of a process manager starts (`ecosystem.config.js`), each once; `undefined` when the file
 * is none of these.
 */
export async function findManagedFile(folder: NodeFolder, file: string): Promise<string[] | undefined> {
  if (!settingsFile.test(file)) return undefined;
  const text = await folder.readText(file);
  if (text === undefined) return undefined;
  const source = { file: `${file}.js`, text: file.endsWith('.json') ? `(${text})` : text, lineAt: () => 1 };
  const scripts = readProgram(source)
    .all('ObjectProperty')
    .flatMap((place) => {
      if (keyOf(place.node.key, place.node.computed) !== 'script') return [];
      const value = literalAt(childPlace(place, place.node.value));
      // `npm` with the arguments `start` is no file.
      return typeof value === 'string' && /[./]/.test(value) ? [value] : [];
    });
  return scripts.length === 0 ? undefined : [...new Set(scripts)];
}
