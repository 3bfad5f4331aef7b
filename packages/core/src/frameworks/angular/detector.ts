import { refuseServer } from '../../languages/node/built-server.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { readJson } from '../../repository/json-document.ts';
import { describeSite, found, servesItself } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';
import { readAngularBuild } from './angular-build.ts';

export default defineDetector({
  id: 'angular',
  name: 'Angular',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('@angular/core');
    const workspace = await readJson(folder.repository, folder.resolve('angular.json'), { comments: true });
    if (dependency === undefined || servesItself(folder)) return undefined;
    const known = { version: dependency, source: dependency.source };
    const command = findBuildCommand(folder, 'ng', 'build');
    if (workspace === undefined || command === undefined) return known;

    const build = readAngularBuild(workspace, command);
    if ('refused' in build) return refuseServer(folder, `Angular ${build.refused}`, build.source);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: '@angular/core' })) ??
      dependency;
    return {
      version,
      source: dependency.source,
      ...describeSite(
        {
          output: build.output,
          ...(build.base === undefined ? {} : { base: build.base }),
          fallback: found('index.html', build.output.source),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('public/')))
            ? { publicFolder: found('public', { file: folder.resolve('public') }) }
            : {}),
        },
        build.output.source,
      ),
    };
  },
});
