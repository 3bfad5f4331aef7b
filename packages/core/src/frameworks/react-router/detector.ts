import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { findFileRoutes } from '../../languages/node/file-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findStarts } from '../../languages/node/starts.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';
import { readRouterConfig, textOf } from './router-config.ts';

const program = 'react-router-serve';

export default defineDetector({
  id: 'react-router',
  name: 'React Router (server)',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const config = await readRouterConfig(folder);
    if (config === undefined) return undefined;
    const { dependency, ssr, altered } = config;
    if (ssr.state === 'literal' && ssr.value === false) return undefined;
    const refuse = (how: string, source: Source) => refuseServer(folder, `React Router ${how}`, source);
    if (ssr.state === 'unknown')
      return refuse('whose ssr is computed (write it out in react-router.config)', ssr.source);
    if (altered.state !== 'absent')
      return refuse('with presets or serverBundles, which decide what is built (take them away)', altered.source);
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    const serve = folder.manifest.dependency('@react-router/serve');
    const starts = (await findStarts(folder)).some(({ followed }) => followed?.command.program === program);
    if (serve === undefined || !starts)
      return refuse(
        'without react-router-serve (npm install @react-router/serve, and "start": "react-router-serve ./build/server/index.js")',
        dependency.source,
      );
    if (findBuildCommand(folder, 'react-router', 'build') === undefined)
      return refuse('without a build script (add "build": "react-router build" to package.json)', dependency.source);
    const output = textOf(config.buildDirectory, 'build');
    const file = textOf(config.serverBuildFile, 'index.js');
    const base = textOf(config.basename, '');
    if (output === undefined || file === undefined || base === undefined)
      return refuse('whose buildDirectory, serverBuildFile or basename is computed (write it out)', dependency.source);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'react-router' })) ??
      dependency;
    const major = Number(/\d+/.exec(version.value)?.[0] ?? 7);
    return describeBuiltServer(
      folder,
      { version, source: dependency.source },
      {
        output: found(folderName(output), serve.source),
        entryPoint: found(`${folderName(output)}/server/${file}`, serve.source),
        // Its program has another ending since version 8.
        program: { name: program, file: `node_modules/@react-router/serve/bin.${major >= 8 ? 'cjs' : 'js'}` },
        sourceFolders: ['app', 'public', '.react-router'],
        routes: findFileRoutes(folder, routeOf, base),
      },
    );
  },
});

/** A route without a page: `app/routes/healthz.ts`, or `app/routes/api.health.tsx` that has a loader alone. */
function routeOf(name: string, text: string): string | undefined {
  const path = /^app\/routes\/([\w.-]+)\.[jt]sx?$/.exec(name)?.[1];
  if (path === undefined || /\bexport\s+default\b/.test(text) || !/\bloader\b/.test(text)) return undefined;
  return path.replaceAll('.', '/');
}
