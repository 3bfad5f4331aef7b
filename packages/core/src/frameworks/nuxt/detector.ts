import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { findComponentReads, readComponents } from '../../languages/node/component-reads.ts';
import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import { findFileRoutes } from '../../languages/node/file-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';
import { findRuntimeSettings } from './runtime-settings.ts';

const configs = ['ts', 'js', 'mjs', 'mts'].map((ending) => `nuxt.config.${ending}`);
const presets = /^node[-_]server$/;
const presetOption = /(?:^|\s)(?:NITRO_PRESET=|SERVER_PRESET=|--preset[= ])([\w-]+)/;
/** Modules that build for a platform of their own, whatever the preset says. */
const platforms = ['@nuxthub/core'];

export default defineDetector({
  id: 'nuxt',
  name: 'Nuxt',
  language: 'node',
  supersedes: ['node', 'vite', 'express'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('nuxt') ?? manifest.devDependency('nuxt');
    // A module or a layer for others has it as a tool.
    if (dependency === undefined || manifest.has('exports')) return undefined;
    const refuse = (how: string, source: Source) => refuseServer(folder, `Nuxt ${how}`, source);
    const major = /\d+/.exec(dependency.value)?.[0];
    if (major === '1' || major === '2')
      return refuse(`${major}, which has no server of its own that ships`, dependency.source);
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    const command = findBuildCommand(folder, 'nuxt', 'build') ?? findBuildCommand(folder, 'nuxi', 'build');
    if (command === undefined)
      return refuse(
        'without a script that builds its server (add "build": "nuxt build" to package.json)',
        dependency.source,
      );

    const config = await readToolConfiguration(folder, configs);
    const preset = config.setting('nitro', 'preset');
    const told = presetOption.exec(`${command.script.value} `)?.[1];
    const chosen = told ?? (preset.state === 'literal' ? String(preset.value) : undefined);
    const platform = manifest.names.find((name) => platforms.includes(name));
    if (platform !== undefined) return refuse(`with ${platform}, which builds for another platform`, dependency.source);
    if (chosen !== undefined && !presets.test(chosen))
      return refuse(
        `with the preset ${chosen} (take it away, or write node-server)`,
        told === undefined && preset.state !== 'absent' ? preset.source : command.script.source,
      );
    const moved = config.setting('nitro', 'output');
    const base = config.setting('app', 'baseURL');
    for (const setting of [...(told === undefined ? [preset] : []), base])
      if (setting.state === 'unknown')
        return refuse('whose preset or base is computed (write it out in nuxt.config)', setting.source);
    if (moved.state !== 'absent') return refuse('whose output is moved (take nitro.output away)', moved.source);

    const components = await readComponents(folder);
    const source = config.source ?? dependency.source;
    return describeBuiltServer(
      folder,
      {
        version:
          (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'nuxt' })) ?? dependency,
        source: dependency.source,
      },
      {
        output: found('.output', source),
        entryPoint: found('.output/server/index.mjs', source),
        selfContained: true,
        sourceFolders: [],
        routes: findFileRoutes(folder, routeOf, base.state === 'literal' ? String(base.value) : ''),
        environment: [...findComponentReads(components), ...findRuntimeSettings(config)],
      },
    );
  },
});

/** `server/api/health.get.ts`, `server/routes/healthz.ts`. */
function routeOf(name: string): string | undefined {
  const [, folder, path] = /^server\/(api|routes)\/([^.]+)(?:\.get)?\.[jt]s$/.exec(name) ?? [];
  return path === undefined ? undefined : folder === 'api' ? `api/${path}` : path;
}
