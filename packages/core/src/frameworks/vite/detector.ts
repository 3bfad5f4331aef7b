import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { describeSite, servesItself } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';
import { findDevelopmentProxies } from './development-proxies.ts';
import { findPublicReads } from './public-reads.ts';
import { readViteConfig } from './vite-config.ts';

/** What is built with Vite and is no site of pages, where no detector knows it: servers, extensions, other backends. */
const otherHosts =
  /^(?:@crxjs\/vite-plugin|wxt|vite-plugin-web-extension|laravel-vite-plugin|vike|vite-plugin-ssr|vinxi|@solidjs\/start|@tanstack\/(?:react|solid)-start|@builder\.io\/qwik-city|@qwik\.dev\/router|@analogjs\/platform|@react-router\/dev|rakkasjs|vite-plugin-ruby|vite-plugin-cloudflare|@cloudflare\/vite-plugin|@hono\/vite-(?:dev-server|build))$/;

export default defineDetector({
  id: 'vite',
  name: 'A Vite site',
  language: 'node',
  supersedes: [],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('vite') ?? manifest.devDependency('vite');
    if (dependency === undefined || servesItself(folder)) return undefined;

    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'vite' })) ?? dependency;
    const known = { version, source: dependency.source };
    const command = findBuildCommand(folder, 'vite', 'build');
    const config = await readViteConfig(folder, command);
    if (config.kind === 'library') return undefined;
    const page = folder.resolve(config.root === '.' ? 'index.html' : `${config.root}/index.html`);
    if (!folder.repository.has(page)) return undefined;
    if (command === undefined || manifest.names.some((name) => otherHosts.test(name))) return known;
    if (config.kind === 'unread') {
      const name = `A Vite site whose ${config.setting} is computed (write it out in ${config.source.file})`;
      return { refused: { kind: 'layout', name, path: folder.path, source: config.source } };
    }
    const reads = await findPublicReads(folder, page);
    const { output, base, fallback, publicFolder } = config;
    const proxies = findDevelopmentProxies(config.configuration);
    return {
      ...known,
      ...describeSite(
        {
          output,
          ...(base === undefined ? {} : { base }),
          ...(fallback === undefined ? {} : { fallback }),
          ...(publicFolder === undefined ? {} : { publicFolder }),
          ...(reads.inlined && !config.chosenByScript ? { publicAtRunTime: { ...dependency, value: true } } : {}),
        },
        { file: page },
      ),
      ...(proxies.length === 0 ? {} : { proxies }),
      ...(reads.elsewhere.length === 0 ? {} : { environment: reads.elsewhere }),
    };
  },
});
