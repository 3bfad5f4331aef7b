import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { describeSite, servesItself } from '../../sites/describe-site.ts';
import { findPage, toolSite } from '../../sites/tool-site.ts';
import { readSources } from '../../source/sources.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `docusaurus.config.${ending}`);
const texts = { pattern: /\.mdx?$/, notShipped: /(?:^|\/)(?:versioned_docs|i18n)\// };
/** Of any other project documents are no part of what it ships. */
const isText = (name: string) => /^(?:docs|blog)\/.*\.mdx?$/.test(name);
/** A document or a post that says of itself that it is the first page. */
const isFirst = /^slug:[ \t]*['"]?\/['"]?[ \t]*$/m;

export default defineDetector({
  id: 'docusaurus',
  name: 'Docusaurus',
  language: 'node',
  supersedes: ['node'],
  pageFolders: ['docs'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('@docusaurus/core') ?? manifest.devDependency('@docusaurus/core');
    if (dependency === undefined || servesItself(folder)) return undefined;

    const known = { version: dependency, source: dependency.source };
    const config = await readToolConfiguration(folder, configs);
    if (config.source === undefined || config.setting('staticDirectories').state !== 'absent') return known;
    const page =
      findPage(folder, ['src/pages/index'], ['js', 'jsx', 'ts', 'tsx', 'md', 'mdx']) ?? (await findFirstText(folder));
    const site = toolSite(folder, config, findBuildCommand(folder, 'docusaurus', 'build'), {
      output: { keys: [], usual: 'build', option: '--out-dir' },
      base: { keys: ['baseUrl'] },
      publicFolder: { keys: [], usual: 'static' },
      // It has one of its own.
      notFound: config.source,
    });
    return page === undefined || site === undefined ? known : { ...known, ...describeSite(site, page) };
  },
});

async function findFirstText(folder: NodeFolder): Promise<Source | undefined> {
  const found = (await readSources(folder, texts, isText)).find(
    ({ text }) => text.startsWith('---') && isFirst.test(text),
  );
  return found === undefined ? undefined : { file: found.file };
}
