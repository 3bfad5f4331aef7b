import { findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import type { Setting } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { describeSite, folderName, found } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { defineDetector } from '../define-detector.ts';
import { readRouterConfig, textOf } from '../react-router/router-config.ts';

export default defineDetector({
  id: 'react-router-spa',
  name: 'React Router (ssr: false)',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const config = await readRouterConfig(folder);
    if (config === undefined) return undefined;
    const { dependency, ssr, prerender, basename, buildDirectory, altered } = config;
    if (ssr.state !== 'literal' || ssr.value !== false || (await findOwnServer(folder)) !== undefined) return undefined;
    const refuse = (how: string, source: Source) => refuseServer(folder, `React Router with ssr: false ${how}`, source);
    if (altered.state !== 'absent')
      return refuse('with presets or serverBundles, which decide what is built (take them away)', altered.source);
    if (basename.state !== 'absent')
      return refuse('below a basename, where its build has to be told the same twice', basename.source);
    const output = textOf(buildDirectory, 'build');
    if (output === undefined || folderName(output).startsWith('..'))
      return refuse('whose buildDirectory is computed (write it out)', ssr.source);
    const shell = shellOf(prerender);
    if (shell === undefined) return refuse('whose prerender is computed (write `true` or `false`)', ssr.source);
    if (findBuildCommand(folder, 'react-router', 'build') === undefined)
      return refuse('without a build script (add "build": "react-router build" to package.json)', dependency.source);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'react-router' })) ??
      dependency;
    const open = await findShownVariables(folder, { prefix: 'VITE_', prerendered: true });
    return {
      version,
      source: dependency.source,
      ...open.detection,
      ...describeSite(
        {
          ...open.site,
          output: found(`${folderName(output)}/client`, ssr.source),
          fallback: found(shell, ssr.source),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('public/')))
            ? { publicFolder: found('public', { file: folder.resolve('public') }) }
            : {}),
        },
        ssr.source,
      ),
    };
  },
});

/** The page without any route's content. Where the first route has a page of its own, it gets another name. */
function shellOf(prerender: Setting): string | undefined {
  if (prerender.state === 'unknown') return undefined;
  return prerender.state === 'literal' && prerender.value === true ? '__spa-fallback.html' : 'index.html';
}
