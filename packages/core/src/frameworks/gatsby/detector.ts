import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { describeSite, found } from '../../sites/describe-site.ts';
import { findPage } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';

const endings = ['js', 'jsx', 'tsx', 'ts', 'mdx'];

export default defineDetector({
  id: 'gatsby',
  name: 'Gatsby',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('gatsby');
    if (dependency === undefined) return undefined;

    const known = { version: dependency, source: dependency.source };
    const command = findBuildCommand(folder, 'gatsby', 'build');
    const page = findPage(folder, ['src/pages/index'], endings);
    const notFound = findPage(folder, ['src/pages/404'], endings);
    // Functions and pages that are made while they are asked for need its own server.
    const needsServer =
      folder.files.some((file) => file.startsWith(folder.resolve('src/api/'))) ||
      folder.javaScript.some(({ text }) => /\bgetServerData\b|\bdefer:\s*true\b/.test(text));
    if (command === undefined || page === undefined || needsServer || command.words.includes('--prefix-paths'))
      return known;
    return {
      ...known,
      ...describeSite(
        {
          output: found('public', command.script.source),
          ...(notFound === undefined ? {} : { fallback: found('404.html', notFound) }),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('static/')))
            ? { publicFolder: found('static', { file: folder.resolve('static') }) }
            : {}),
        },
        page,
      ),
    };
  },
});
