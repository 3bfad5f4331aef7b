import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { findNodeHealthRoutes } from '../../languages/node/health-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { readJson } from '../../repository/json-document.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';

/** The builder that makes a server and leaves it in a folder of its own. */
const application = /^@angular(?:-devkit)?\/build(?:-angular)?:application$/;

export default defineDetector({
  id: 'angular-server',
  name: 'Angular (server)',
  language: 'node',
  supersedes: ['angular', 'express', 'fastify', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('@angular/core');
    const workspace = await readJson(folder.repository, folder.resolve('angular.json'), { comments: true });
    const projects = workspace?.get('projects');
    if (dependency === undefined || workspace === undefined || typeof projects !== 'object' || projects === null)
      return undefined;
    const isBuilt = (one: string) => workspace.get('projects', one, 'projectType') === 'application';
    const rendering = Object.keys(projects).filter(
      (one) =>
        isBuilt(one) && (workspace.get('projects', one, 'architect', 'build', 'options', 'ssr') ?? false) !== false,
    );
    const [name] = rendering;
    if (name === undefined) return undefined;
    const build = ['projects', name, 'architect', 'build'];
    const option = (...keys: string[]) => workspace.get(...build, 'options', ...keys);
    const source: Source = { file: workspace.file, line: workspace.lineOf(...build, 'options', 'ssr') };
    const refuse = (how: string) => refuseServer(folder, `Angular with a server ${how}`, source);
    // Its pages are made by the build alone.
    if (option('outputMode') === 'static') return refuse('whose outputMode is static (take "ssr" and "server" away)');
    if (rendering.length > 1 || Object.keys(projects).filter(isBuilt).length > 1)
      return refuse('beside other applications in one angular.json');
    const entry = option('ssr', 'entry');
    if (!application.test(String(workspace.get(...build, 'builder') ?? '')) || typeof entry !== 'string')
      return refuse('that another builder than @angular/build:application makes (ng add @angular/ssr)');
    if (option('externalDependencies') !== undefined)
      return refuse('that leaves modules out (take externalDependencies away)');
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    const command = findBuildCommand(folder, 'ng', 'build');
    if (command === undefined || command.words.some((word) => /^(?!-)|^--output-path/.test(word)))
      return refuse('whose build script is not `ng build` alone (add "build": "ng build" to package.json)');
    const path = option('outputPath');
    const written = typeof path === 'string' ? path : option('outputPath', 'base');
    const server = option('outputPath', 'server') ?? 'server';
    const output = folderName(typeof written === 'string' ? written : `dist/${name}`);
    const port = /\bprocess\.env(?:\.PORT\b|\[['"]PORT['"]\])/;
    const listening = folder.javaScript.find(({ file }) => file === folder.resolve(entry));
    if (listening === undefined || !port.test(listening.text))
      return refuse(`that does not take its port from PORT (see ${entry})`);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: '@angular/core' })) ??
      dependency;
    return describeBuiltServer(
      folder,
      { version, source: dependency.source },
      {
        output: found(output, source),
        entryPoint: found(`${output}/${String(server)}/server.mjs`, source),
        selfContained: true,
        sourceFolders: [],
        routes: findNodeHealthRoutes([listening]),
      },
    );
  },
});
