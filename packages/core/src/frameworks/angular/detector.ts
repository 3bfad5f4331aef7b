import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { readJson } from '../../repository/json-document.ts';
import { describeSite, folderName, found, servesItself } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';

/** Builders that leave the browser's files in a folder of their own, and those that leave nothing else. */
const application = /^@angular(?:-devkit)?\/build(?:-angular)?:application$/;
const browserAlone = /^@angular-devkit\/build-angular:browser(?:-esbuild)?$/;

export default defineDetector({
  id: 'angular',
  name: 'Angular',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('@angular/core');
    if (dependency === undefined) return undefined;

    const known = { version: dependency, source: dependency.source };
    const command = findBuildCommand(folder, 'ng', 'build');
    const workspace = await readJson(folder.repository, folder.resolve('angular.json'), { comments: true });
    const projects = workspace?.get('projects');
    if (command === undefined || workspace === undefined || typeof projects !== 'object' || projects === null)
      return known;
    const names = Object.keys(projects).filter(
      (one) => workspace.get('projects', one, 'projectType') === 'application',
    );
    const [name] = names;
    // A script may name the project or the folder of its result, which is another one than is read here.
    if (
      name === undefined ||
      names.length > 1 ||
      command.words.some((word) => /^(?!-)|^--(?:output-path|base-href)/.test(word))
    )
      return known;
    const build = ['projects', name, 'architect', 'build'];
    const option = (...keys: string[]) => workspace.get(...build, 'options', ...keys);
    const builder = String(workspace.get(...build, 'builder') ?? '');
    if ((!application.test(builder) && !browserAlone.test(builder)) || servesItself(folder)) return known;
    if (option('ssr') !== undefined || option('server') !== undefined || option('baseHref') !== undefined) return known;
    const path = option('outputPath');
    const written = typeof path === 'string' ? path : option('outputPath', 'base');
    const top = folderName(typeof written === 'string' ? written : `dist/${name}`);
    const browser = option('outputPath', 'browser');
    const below = application.test(builder) ? (typeof browser === 'string' ? browser : 'browser') : '';
    const source = { file: workspace.file, line: workspace.lineOf(...build) };
    return {
      ...known,
      ...describeSite(
        {
          output: found(below === '' ? top : `${top}/${below}`, source),
          fallback: found('index.html', source),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('public/')))
            ? { publicFolder: found('public', { file: folder.resolve('public') }) }
            : {}),
        },
        source,
      ),
    };
  },
});
