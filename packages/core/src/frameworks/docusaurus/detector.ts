import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite } from '../../sites/describe-site.ts';
import { toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['ts', 'js', 'mjs', 'cjs', 'mts'].map((ending) => `docusaurus.config.${ending}`);

export default defineDetector({
  id: 'docusaurus',
  name: 'Docusaurus',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('@docusaurus/core');
    const config = await readToolConfiguration(folder, configs);
    if (dependency === undefined || config.source === undefined) return undefined;

    const known = { version: dependency, source: dependency.source };
    const site = toolSite(folder, config, findBuildCommand(folder, 'docusaurus', 'build'), {
      output: { keys: [], usual: 'build', option: '--out-dir' },
      base: { keys: ['baseUrl'] },
      publicFolder: { keys: [], usual: 'static' },
      // It has one of its own.
      notFound: config.source,
    });
    return site === undefined ? known : { ...known, ...describeSite(site, config.source) };
  },
});
