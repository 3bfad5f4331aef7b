import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite, servesItself } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { findPage, toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['js', 'ts', 'mjs', 'mts'].map((ending) => `gatsby-config.${ending}`);
const endings = ['jsx', 'tsx', 'js', 'ts', 'md', 'mdx'];
/** Pages that are made while they are asked for, which is the work of Gatsby's own server. */
const needsServer = /\bgetServerData\b|\bdefer:\s*true\b/;

export default defineDetector({
  id: 'gatsby',
  name: 'Gatsby',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('gatsby');
    if (dependency === undefined || servesItself(folder)) return undefined;

    const known = { version: dependency, source: dependency.source };
    const hasFunctions = folder.files.some((file) => file.startsWith(folder.resolve('src/api/')));
    if (hasFunctions || folder.javaScript.some(({ text }) => needsServer.test(text))) return known;
    const command = findBuildCommand(folder, 'gatsby', 'build');
    const isPrefixed = command?.words.includes('--prefix-paths') === true;
    // A variable says the same as the option.
    if (command?.script.value.includes('PREFIX_PATHS=') === true) return known;
    const page = findPage(folder, ['src/pages/index'], endings);
    const site = toolSite(folder, await readToolConfiguration(folder, configs), command, {
      output: { keys: [], usual: 'public' },
      ...(isPrefixed ? { base: { keys: ['pathPrefix'] } } : {}),
      publicFolder: { keys: [], usual: 'static' },
      notFound: findPage(folder, ['src/pages/404'], endings),
    });
    if (page === undefined || site === undefined) return known;
    const open = await findShownVariables(folder, { prefix: 'GATSBY_', prerendered: true });
    return { ...known, ...open.detection, ...describeSite({ ...site, ...open.site }, page) };
  },
});
