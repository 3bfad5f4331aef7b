import { refuseServer } from '../../languages/node/built-server.ts';
import { askFixedInBuild } from '../../languages/node/component-reads.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { sourceOf } from '../../languages/node/source/place.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { chooseHealthRoutes } from '../../source/health-routes.ts';
import { defineDetector } from '../define-detector.ts';
import { findNextConfig } from '../nextjs/next-config.ts';
import { findNextHealthRoutes } from '../nextjs/next-health-routes.ts';
import { findRouter } from '../nextjs/next-router.ts';

const ownServer = { modules: ['next'], names: ['default'] };
const publicRead = /\bprocess\.env\.(NEXT_PUBLIC_[A-Z0-9_]+)/g;

export default defineDetector({
  id: 'nextjs-server',
  name: 'Next.js with a custom server',
  language: 'node',
  supersedes: ['nextjs', 'express', 'fastify', 'koa', 'hono', 'node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('next');
    const call = findPackageCall(folder.javaScript, ownServer);
    if (dependency === undefined || call === undefined || findRouter(folder) === undefined) return undefined;

    const config = findNextConfig(folder);
    const refuse = (how: string) =>
      refuseServer(folder, `Next.js with a custom server ${how}`, config.source ?? sourceOf(call));
    if (config.output !== undefined)
      return refuse(`and output: '${config.output.value}', which makes something else than it runs (take output away)`);
    // It is compiled when the server starts, by tools that production lacks.
    if (/\.[cm]?ts$/.test(config.name) && config.source !== undefined)
      return refuse(`and ${config.name}, which the running server would have to compile (write it as next.config.mjs)`);
    if (findBuildCommand(folder, 'next', 'build') === undefined)
      return refuse('and without a build script (add "build": "next build" to package.json)');
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'next' })) ?? dependency;
    const described = await describeNodeServer(folder, { version, source: sourceOf(call) });
    if ('refused' in described) return described;
    const [server, ...others] = described;
    if (server === undefined) return undefined;
    const own = server.liveness ?? server.readiness;
    const questions = [...(server.questions ?? []), ...askFixedInBuild(folder.javaScript, publicRead)];
    return [
      {
        ...server,
        ...(own === undefined ? chooseHealthRoutes(findNextHealthRoutes(folder, config.basePath?.value ?? '')) : {}),
        ...(questions.length === 0 ? {} : { questions }),
      },
      ...others,
    ];
  },
});
