import { readToolConfiguration, type ToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import type { ToolCommand } from '../../languages/node/tool-command.ts';
import type { Fact, Source } from '../../model/index.ts';
import { joinPath } from '../../repository/repository.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import { optionValue } from '../../text/shell-words.ts';

/** In the order in which Vite looks for them. */
const viteConfigs = ['js', 'mjs', 'ts', 'cjs', 'mts', 'cts'].map((ending) => `vite.config.${ending}`);

export type ViteConfig =
  | { kind: 'library'; root: string }
  | { kind: 'unread'; root: string; setting: string; source: Source }
  | {
      kind: 'site';
      root: string;
      output: Fact<string>;
      base?: Fact<string>;
      fallback?: Fact<string>;
      publicFolder?: Fact<string>;
      /** The build script names a file of its own, which nothing can be put around. */
      chosenByScript: boolean;
      configuration: ToolConfiguration;
    };

/** What `vite.config` and the options of `vite build` say of the result. */
export async function readViteConfig(folder: NodeFolder, command: ToolCommand | undefined): Promise<ViteConfig> {
  const words = command?.words ?? [];
  const chosen = optionValue(words, ['--config', '-c']);
  const configuration = await readToolConfiguration(folder, chosen === undefined ? viteConfigs : [folderName(chosen)]);
  const { setting } = configuration;
  const here = command?.script.source ?? configuration.source ?? folder.manifest.source('devDependencies', 'vite');
  const [positional] = words.filter((word, at) => !word.startsWith('-') && !words[at - 1]?.startsWith('-'));
  const rootSetting = setting('root');
  const root = folderName(positional ?? (rootSetting.state === 'literal' ? String(rootSetting.value) : '.'));
  if (['lib', 'ssr'].some((key) => isSaid(setting('build', key))) || words.includes('--ssr'))
    return { kind: 'library', root };
  const read = (option: string, ...keys: string[]): Fact<string | boolean> | Source | undefined => {
    const said = optionValue(words, [option]);
    if (said !== undefined) return found(said, here);
    const one = setting(...keys);
    if (one.state === 'absent') return undefined;
    return one.state === 'unknown' ? one.source : found(one.value as string, one.source);
  };
  const settings = {
    root: rootSetting.state === 'unknown' ? rootSetting.source : undefined,
    'build.outDir': read('--outDir', 'build', 'outDir'),
    base: read('--base', 'base'),
    publicDir: read('--publicDir', 'publicDir'),
    appType: read('--appType', 'appType'),
  };
  for (const [name, value] of Object.entries(settings))
    if (value !== undefined && 'file' in value) return { kind: 'unread', root, setting: name, source: value };
  const { 'build.outDir': outDir, base, publicDir, appType } = settings as Record<string, Fact<string> | undefined>;
  const output = joinPath(root, folderName(outDir?.value ?? 'dist'));
  const source = outDir?.source ?? configuration.source ?? here;
  if (output.startsWith('..') || /^https?:/.test(base?.value ?? ''))
    return { kind: 'unread', root, setting: output.startsWith('..') ? 'build.outDir' : 'base', source };
  const path = `/${(base?.value ?? '').replace(/^\.?\/*|\/+$/g, '')}/`.replace('//', '/');
  const publicFolder = joinPath(root, publicDir === undefined ? 'public' : String(publicDir.value));
  return {
    kind: 'site',
    root,
    output: found(output, source),
    ...(base === undefined || path === '/' ? {} : { base: found(path, base.source) }),
    ...(appType?.value === 'mpa' ? {} : { fallback: found('index.html', appType?.source ?? source) }),
    ...(folder.files.some((file) => file.startsWith(`${folder.resolve(publicFolder)}/`))
      ? { publicFolder: found(publicFolder, { file: folder.resolve(publicFolder) }) }
      : {}),
    chosenByScript: chosen !== undefined,
    configuration,
  };
}

function isSaid(setting: ReturnType<ToolConfiguration['setting']>): boolean {
  return setting.state === 'unknown' || (setting.state === 'literal' && setting.value !== false);
}
