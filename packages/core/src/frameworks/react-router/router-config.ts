import { readToolConfiguration, type Setting } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import type { Fact } from '../../model/index.ts';

/** What react-router.config says, as far as it decides what is built. */
export interface RouterConfig {
  /** The range of the package that builds it. */
  dependency: Fact<string>;
  ssr: Setting;
  prerender: Setting;
  /** Folder of the result, relative to the service. */
  buildDirectory: Setting;
  serverBuildFile: Setting;
  basename: Setting;
  /** What others put in: presets of platforms, several servers. */
  altered: Setting;
}

const configs = ['ts', 'js', 'mjs', 'mts'].map((ending) => `react-router.config.${ending}`);

/** `undefined`: the folder is built by something else than the framework mode of React Router. */
export async function readRouterConfig(folder: NodeFolder): Promise<RouterConfig | undefined> {
  const { manifest } = folder;
  const dependency = manifest.devDependency('@react-router/dev') ?? manifest.dependency('@react-router/dev');
  if (dependency === undefined) return undefined;
  const config = await readToolConfiguration(folder, configs);
  const presets = config.setting('presets');
  return {
    dependency,
    ssr: config.setting('ssr'),
    prerender: config.setting('prerender'),
    buildDirectory: config.setting('buildDirectory'),
    serverBuildFile: config.setting('serverBuildFile'),
    basename: config.setting('basename'),
    altered: presets.state === 'absent' ? config.setting('serverBundles') : presets,
  };
}

/** What a setting says, else what is usual. `undefined`: it is computed. */
export function textOf(setting: Setting, usual: string): string | undefined {
  return setting.state === 'absent' ? usual : setting.state === 'unknown' ? undefined : String(setting.value);
}
