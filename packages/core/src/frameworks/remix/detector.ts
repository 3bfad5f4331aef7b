import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { findFileRoutes } from '../../languages/node/file-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findStarts } from '../../languages/node/starts.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';

const program = { name: 'remix-serve', file: 'node_modules/@remix-run/serve/dist/cli.js' };

export default defineDetector({
  id: 'remix',
  name: 'Remix',
  language: 'node',
  supersedes: ['express', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.dependency('@remix-run/node') ?? manifest.dependency('@remix-run/react');
    if (dependency === undefined || manifest.has('exports')) return undefined;
    const refuse = (how: string, source: Source) => refuseServer(folder, `Remix ${how}`, source);
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    const start = (await findStarts(folder)).find(({ followed }) => followed?.command.program === program.name);
    const file = start?.followed?.command.arguments.find((word) => !word.startsWith('-'))?.replace(/^\.\//, '');
    if (manifest.dependency('@remix-run/serve') === undefined || start === undefined || file === undefined)
      return refuse(
        'without remix-serve (npm install @remix-run/serve, and "start": "remix-serve ./build/server/index.js")',
        dependency.source,
      );
    const command = findBuildCommand(folder, 'remix', 'vite:build') ?? findBuildCommand(folder, 'remix', 'build');
    const output = file.split('/')[0] as string;
    if (command === undefined || !/^[\w-]+\/(?:server\/)?[\w.-]+\.[cm]?js$/.test(file))
      return refuse('whose build is not told by its scripts ("build": "remix vite:build")', start.text.source);
    const isClassic = !/\bvite:build\b/.test(command.script.value);
    // The classic compiler leaves what browsers load in the public folder.
    if (isClassic)
      return refuse(
        'with the classic compiler (its Vite plug-in builds what ships: remix vite:build)',
        command.script.source,
      );
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: '@remix-run/node' })) ??
      dependency;
    return describeBuiltServer(
      folder,
      { version, source: dependency.source },
      {
        output: found(output, start.text.source),
        entryPoint: found(file, start.text.source),
        program,
        sourceFolders: ['app', 'public', '.cache'],
        routes: findFileRoutes(folder, routeOf),
      },
    );
  },
});

/** A route without a page: `app/routes/healthcheck.ts`, or one that has a loader alone. */
function routeOf(name: string, text: string): string | undefined {
  const path = /^app\/routes\/([\w.-]+)\.[jt]sx?$/.exec(name)?.[1];
  if (path === undefined || /\bexport\s+default\b/.test(text) || !/\bloader\b/.test(text)) return undefined;
  return path.replaceAll('.', '/');
}
