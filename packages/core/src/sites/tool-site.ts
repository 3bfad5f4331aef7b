import type { ToolConfiguration } from '../languages/node/configuration-file.ts';
import type { NodeFolder } from '../languages/node/node-folder.ts';
import type { ToolCommand } from '../languages/node/tool-command.ts';
import type { Fact, Source } from '../model/index.ts';
import { joinPath } from '../repository/repository.ts';
import { optionValue } from '../text/shell-words.ts';
import { folderName, found, type SiteFacts } from './describe-site.ts';

/** Where a tool's configuration and command line say what a site is. */
interface Said {
  keys: readonly string[];
  /** The option of its build command that says the same. */
  option?: string;
}

export interface ToolSite {
  output: Said & { usual: string };
  base?: Said;
  publicFolder?: { keys: readonly string[]; usual: string };
  /** What the tool makes its page for missing ones from; absent: it makes none. */
  notFound?: Source | undefined;
  /** The page that answers for what is no file, where it is another one than that. */
  fallback?: Fact<string> | undefined;
  plainNames?: boolean;
}

/** The site that a tool makes, from what is written out; `undefined` where the build does not run it, or computes a setting. */
export function toolSite(
  folder: NodeFolder,
  config: ToolConfiguration,
  command: ToolCommand | undefined,
  { output, base, publicFolder, notFound, fallback, plainNames }: ToolSite,
): SiteFacts | undefined {
  if (command === undefined) return undefined;
  const here = config.source ?? command.script.source;
  const outDir = read(config, command, output);
  const path = base === undefined ? undefined : read(config, command, base);
  const own = publicFolder === undefined ? undefined : read(config, command, publicFolder);
  if (outDir === 'computed' || path === 'computed' || own === 'computed') return undefined;
  const folderOfResult = folderName(joinPath('.', folderName(outDir?.value ?? output.usual)));
  if (folderOfResult.startsWith('..') || folderOfResult === '.' || /^https?:/.test(path?.value ?? '')) return undefined;
  const below = `/${(path?.value ?? '').replace(/^\.?\/*|\/+$/g, '')}/`.replace('//', '/');
  const ownFolder = folderName(own?.value ?? publicFolder?.usual ?? 'public');
  return {
    output: found(folderOfResult, outDir?.source ?? here),
    ...(path === undefined || below === '/' ? {} : { base: found(below, path.source) }),
    ...(notFound === undefined ? {} : { fallback: found('404.html', notFound) }),
    ...(fallback === undefined ? {} : { fallback }),
    ...(folder.files.some((file) => file.startsWith(`${folder.resolve(ownFolder)}/`)) && plainNames !== true
      ? { publicFolder: found(ownFolder, { file: folder.resolve(ownFolder) }) }
      : {}),
    ...(plainNames === true ? { plainNames: found(true, here) } : {}),
  };
}

function read(
  { setting }: ToolConfiguration,
  { words, script }: ToolCommand,
  { keys, option }: Said,
): Fact<string> | 'computed' | undefined {
  const given = option === undefined ? undefined : optionValue(words, [option]);
  if (given !== undefined) return found(given, script.source);
  const said = keys.length === 0 ? ({ state: 'absent' } as const) : setting(...keys);
  if (said.state === 'absent') return undefined;
  return said.state === 'unknown' ? 'computed' : found(String(said.value), said.source);
}

/** The file that one of these names with one of these endings is, as the source of a page. */
export function findPage(folder: NodeFolder, names: readonly string[], endings: readonly string[]): Source | undefined {
  const all = names.flatMap((name) => endings.map((ending) => `${name}.${ending}`));
  const file = all.find((candidate) => folder.has(candidate));
  return file === undefined ? undefined : { file: folder.resolve(file) };
}
