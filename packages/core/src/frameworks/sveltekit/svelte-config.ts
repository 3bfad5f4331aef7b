import { readToolConfiguration, type Setting, settingsOf } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { follow } from '../../languages/node/source/follow.ts';
import { findPackageCall, packageCalled } from '../../languages/node/source/package-calls.ts';
import { childPlace, isCall, type Place, sourceOf } from '../../languages/node/source/place.ts';
import type { Project } from '../../languages/node/source/project.ts';
import type { Source } from '../../model/index.ts';

/** What a project of SvelteKit says about what its build makes. */
export interface SvelteConfig {
  source: Source;
  /** The package of the adapter; `undefined` where none is named, or it is computed. */
  adapter?: string;
  /** An option of the adapter. */
  option(name: string): Setting;
  /** `kit.paths.base`. */
  base: Setting;
}

const configs = ['svelte.config.js', 'svelte.config.ts', 'svelte.config.mjs'];
const viteConfigs = ['ts', 'js', 'mts', 'mjs', 'cjs', 'cts'].map((ending) => `vite.config.${ending}`);
const plugin = { modules: ['@sveltejs/kit/vite'], names: ['sveltekit'] };

/** `kit` of svelte.config.js, or what the plug-in is given in the configuration of Vite, as newer versions write it. */
export async function readSvelteConfig(folder: NodeFolder): Promise<SvelteConfig | undefined> {
  const own = await readToolConfiguration(folder, configs);
  const vite = await readToolConfiguration(folder, viteConfigs);
  const plugged = findPackageCall(vite.sources, plugin);
  const inPlugin = plugged === undefined ? undefined : argumentOf(plugged, vite.project);
  const inOwn = own.place('kit');
  const isOwn = inPlugin === undefined || own.setting('kit', 'adapter').state !== 'absent';
  const { project, source } = isOwn && own.source !== undefined ? own : vite;
  if (source === undefined) return undefined;
  const kit = settingsOf(isOwn ? followed(inOwn, project) : inPlugin, project, source);
  const made = followed(kit.place('adapter'), project);
  const adapter = made === undefined ? undefined : packageCalled(made);
  const hasOptions = made !== undefined && isCall(made) && made.node.arguments.length > 0;
  const options = hasOptions ? settingsOf(argumentOf(made, project), project, sourceOf(made)) : undefined;
  return {
    source: made === undefined ? source : sourceOf(made),
    ...(adapter === undefined ? {} : { adapter }),
    option: (name) => options?.setting(name) ?? { state: 'absent' },
    base: kit.setting('paths', 'base'),
  };
}

function argumentOf(call: Place, project: Project): Place | undefined {
  const [first] = isCall(call) ? call.node.arguments : [];
  return first === undefined ? undefined : followed(childPlace(call, first), project);
}

function followed(place: Place | undefined, project: Project): Place | undefined {
  return place === undefined ? undefined : follow(place, project).place;
}
