import { findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { joinPath } from '../../repository/repository.ts';
import { describeSite, found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';
import { findRuntimeSettings } from '../nuxt/runtime-settings.ts';

const configs = ['ts', 'js', 'mjs', 'mts'].map((ending) => `nuxt.config.${ending}`);

export default defineDetector({
  id: 'nuxt-static',
  name: 'Nuxt (generate)',
  language: 'node',
  supersedes: ['nuxt', 'node', 'vite', 'express'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('nuxt') ?? manifest.devDependency('nuxt');
    const major = /\d+/.exec(dependency?.value ?? '')?.[0];
    if (dependency === undefined || manifest.has('exports') || major === '1' || major === '2') return undefined;
    // A template has both scripts; `build` then says what is deployed.
    const from = manifest.script('build') === undefined ? 'generate' : 'build';
    const command =
      findBuildCommand(folder, 'nuxt', 'generate', from) ?? findBuildCommand(folder, 'nuxi', 'generate', from);
    if (command === undefined || (await findOwnServer(folder)) !== undefined) return undefined;
    const refuse = (how: string, source: Source) => refuseServer(folder, `Nuxt that is generated ${how}`, source);
    const config = await readToolConfiguration(folder, configs);
    const source = config.source ?? dependency.source;
    const [ssr, base] = [config.setting('ssr'), config.setting('app', 'baseURL')];
    if (ssr.state === 'unknown' || base.state === 'unknown')
      return refuse('whose ssr or base is computed (write it out in nuxt.config)', source);
    for (const setting of [config.setting('nitro', 'preset'), config.setting('nitro', 'output')])
      if (setting.state !== 'absent')
        return refuse('by a preset or into a folder of its own (take it away)', setting.source);

    const below = base.state === 'literal' ? String(base.value) : '/';
    const path = below
      .split('/')
      .filter((part) => part !== '')
      .join('/');
    // Without pages that are made before, each address gets the same empty one.
    const isShell = ssr.state === 'literal' && ssr.value === false;
    const settings = findRuntimeSettings(config).filter((variable) => variable.public);
    // Its settings stand in the empty page alone, and scripts read them there; a page that was made has decided by them.
    // What is no text in the configuration, a server of Nuxt makes of the variable what it was; here it would stay a text.
    const texts = settings.filter((setting) => !/^(?:-?[\d.]+|true|false|null|undefined)$/.test(setting.default ?? ''));
    const filledIn = isShell && texts.length > 0 ? texts.map(({ name }) => name).join(' ') : undefined;
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'nuxt' })) ?? dependency;
    return {
      version,
      source: dependency.source,
      ...(from === 'build' ? {} : { buildScript: found(from, command.script.source) }),
      ...(settings.length === 0 ? {} : { environment: settings }),
      ...describeSite(
        {
          ...(filledIn === undefined ? {} : { filledIn: found(filledIn, source) }),
          output: found(path === '' ? '.output/public' : joinPath('.output/public', path), source),
          ...(path === '' ? {} : { base: found(`/${path}/`, source) }),
          fallback: found(isShell ? '200.html' : '404.html', isShell ? ssr.source : source),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('public/')))
            ? { publicFolder: found('public', { file: folder.resolve('public') }) }
            : {}),
        },
        source,
      ),
    };
  },
});
