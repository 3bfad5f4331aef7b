import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite, folderName, servesItself } from '../../sites/describe-site.ts';
import { findPage, toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs', 'eleventy.config.cjs'];
const endings = ['html', 'md', 'njk', 'liquid', '11ty.js', 'hbs', 'ejs', 'pug', 'webc'];

export default defineDetector({
  id: 'eleventy',
  name: 'Eleventy',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('@11ty/eleventy') ?? manifest.devDependency('@11ty/eleventy');
    if (dependency === undefined || servesItself(folder)) return undefined;

    const known = { version: dependency, source: dependency.source };
    const plain = await readToolConfiguration(folder, configs);
    const text = plain.source === undefined ? '' : ((await folder.repository.readText(plain.source.file)) ?? '');
    const isBeside = /^export const config\b/m.test(text);
    const config = isBeside ? await readToolConfiguration(folder, configs, 'config') : withAbsentReturn(plain, text);
    // Said by a call, which nothing here reads, or in both places at once.
    const isSaidElsewhere =
      /\bset(?:Output|Input)Directory\(/.test(text) ||
      (isBeside && withAbsentReturn(plain, text).setting('dir').state !== 'absent');
    const input = config.setting('dir', 'input');
    const place = folderName(input.state === 'literal' ? String(input.value) : '.');
    const page = findPage(folder, [place === '.' ? 'index' : `${place}/index`], endings);
    const command = findBuildCommand(folder, 'eleventy') ?? undefined;
    const notFound = findPage(folder, [place === '.' ? '404' : `${place}/404`], endings);
    const site = toolSite(folder, config, command, {
      output: { keys: ['dir', 'output'], usual: '_site', option: '--output' },
      base: { keys: ['pathPrefix'], option: '--pathprefix' },
      notFound,
      plainNames: true,
    });
    if (page === undefined || site === undefined || isSaidElsewhere || command?.words.includes('--serve')) return known;
    return { ...known, ...describeSite(site, page) };
  },
});

/** A configuration that returns nothing says nothing: it only calls. */
function withAbsentReturn(config: Awaited<ReturnType<typeof readToolConfiguration>>, text: string) {
  if (/\breturn\s*\{/.test(text)) return config;
  return { ...config, setting: () => ({ state: 'absent' }) as const };
}
