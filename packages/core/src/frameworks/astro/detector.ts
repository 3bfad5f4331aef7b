import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite, servesItself } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { findPage, toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`);
const endings = ['astro', 'md', 'mdx', 'html', 'ts', 'js'];

export default defineDetector({
  id: 'astro',
  name: 'Astro',
  language: 'node',
  supersedes: ['node', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('astro') ?? folder.manifest.devDependency('astro');
    if (dependency === undefined) return undefined;

    const known = { version: dependency, source: dependency.source };
    const config = await readToolConfiguration(folder, configs);
    const output = config.setting('output');
    // With an adapter, pages may be made while they are asked for, whatever the output is called.
    const isStatic = output.state === 'absent' || (output.state === 'literal' && output.value === 'static');
    if (!isStatic || config.setting('adapter').state !== 'absent' || servesItself(folder)) return known;
    const page = findPage(folder, ['src/pages/index', 'src/content/docs/index'], endings);
    const site = toolSite(folder, config, findBuildCommand(folder, 'astro', 'build'), {
      output: { keys: ['outDir'], usual: 'dist', option: '--outDir' },
      base: { keys: ['base'], option: '--base' },
      publicFolder: { keys: ['publicDir'], usual: 'public' },
      notFound: findPage(folder, ['src/pages/404', 'src/content/docs/404'], endings),
    });
    if (page === undefined || site === undefined) return known;
    const open = await findShownVariables(folder, { prefix: 'PUBLIC_', prerendered: true });
    return { ...known, ...open.detection, ...describeSite({ ...site, ...open.site }, page) };
  },
});
