import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { joinPath } from '../../repository/repository.ts';
import { describeSite, folderName, found, servesItself } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { findPage, toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const endings = ['js', 'ts', 'mjs', 'mts'];

export default defineDetector({
  id: 'vitepress',
  name: 'VitePress',
  language: 'node',
  supersedes: ['node', 'vite'],
  pageFolders: ['docs'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.devDependency('vitepress') ?? manifest.dependency('vitepress');
    if (dependency === undefined || servesItself(folder)) return undefined;

    // The pages beside a program or a library are its documentation, and made by a script of another name.
    const isOther = ['build', 'start'].some((name) => manifest.script(name) !== undefined);
    const isLibrary = ['main', 'module', 'exports', 'bin'].some((key) => manifest.has(key));
    const script = isOther || isLibrary ? 'build' : 'docs:build';
    const command = findBuildCommand(folder, 'vitepress', 'build', script);
    if (command === undefined) return undefined;
    const known = { version: dependency, source: dependency.source };
    const [positional] = command.words.filter(
      (word, at) => !word.startsWith('-') && !command.words[at - 1]?.startsWith('-'),
    );
    const root = folderName(positional ?? '.');
    const config = await readToolConfiguration(
      folder,
      endings.map((ending) => joinPath(root, `.vitepress/config.${ending}`)),
    );
    const [outDir, srcDir] = [config.setting('outDir'), config.setting('srcDir')];
    if (outDir.state === 'unknown' || srcDir.state === 'unknown') return known;
    const pages = joinPath(root, srcDir.state === 'literal' ? folderName(String(srcDir.value)) : '.');
    const page = findPage(folder, [joinPath(pages, 'index')], ['md']);
    const said = outDir.state === 'literal' ? folderName(String(outDir.value)) : '.vitepress/dist';
    const site = toolSite(folder, config, command, {
      output: { keys: [], usual: joinPath(root, said), option: '--outDir' },
      base: { keys: ['base'], option: '--base' },
      publicFolder: { keys: [], usual: joinPath(pages, 'public') },
      // It has one of its own.
      notFound: dependency.source,
    });
    if (page === undefined || site === undefined) return known;
    const buildScript = script === 'build' ? {} : { buildScript: found(script, command.script.source) };
    const open = await findShownVariables(folder, { prefix: 'VITE_', prerendered: true, markdown: root });
    return { ...known, ...buildScript, ...open.detection, ...describeSite({ ...site, ...open.site }, page) };
  },
});
