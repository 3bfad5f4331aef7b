import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findScriptPort } from '../../languages/node/port.ts';
import { sourceOf } from '../../languages/node/source/place.ts';
import type { Fact, Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { chooseHealthRoutes } from '../../source/health-routes.ts';
import { defineDetector } from '../define-detector.ts';
import { findInlined } from './inlined-variables.ts';
import { findNextConfig } from './next-config.ts';
import { findNextHealthRoutes } from './next-health-routes.ts';
import { findRouter } from './next-router.ts';
import { findRevalidation } from './revalidation.ts';

export default defineDetector({
  id: 'nextjs',
  name: 'Next.js',
  language: 'node',
  supersedes: ['node', 'express', 'fastify'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('next');
    const router = findRouter(folder);
    if (dependency === undefined || router === undefined) return undefined;

    const refuse = (name: string, source: Source) => ({
      refused: { kind: 'framework' as const, name, path: folder.path, source },
    });
    const config = findNextConfig(folder);
    if (config.output?.value === 'export') return refuse('Next.js with static export', config.output.source);

    const standalone = config.output?.value === 'standalone';
    const proof: Source = config.output?.source ?? config.source ?? dependency.source;
    const port = findScriptPort(folder);
    const basePath = config.basePath;
    const inlined = findInlined(folder.javaScript);
    const revalidation = findRevalidation(folder.javaScript);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'next' })) ?? dependency;
    const major = majorOf(version);
    return {
      shape: 'server',
      version,
      source: dependency.source,
      // What `output: 'standalone'` writes; the framework decides its name.
      entryPoints: [{ value: 'server.js', source: proof, certainty: standalone ? 'certain' : 'likely' }],
      ...(port === undefined ? {} : { port }),
      portVariable: { value: 'PORT', source: dependency.source, certainty: 'certain' },
      ...chooseHealthRoutes(findNextHealthRoutes(folder, basePath?.value ?? '')),
      traits: {
        router,
        ...(major === undefined ? {} : { major }),
        ...(major !== undefined && major.value < FIRST_WITH_DEBUGGER ? { undebugged: { ...major, value: true } } : {}),
        ...(revalidation === undefined
          ? {}
          : { revalidates: { value: true, source: revalidation, certainty: 'likely' as const } }),
        standalone: { value: standalone, source: proof, certainty: 'certain' },
        ...(config.unoptimizedImages && config.source !== undefined
          ? { unoptimizedImages: { value: true, source: config.source, certainty: 'certain' as const } }
          : {}),
        ...(config.source === undefined
          ? {}
          : { config: { value: config.name, source: config.source, certainty: 'certain' as const } }),
        ...(basePath === undefined ? {} : { basePath }),
        ...(inlined === undefined
          ? {}
          : { inlinesPublic: { value: true, source: sourceOf(inlined), certainty: 'certain' as const } }),
        ...(folder.files.some((file) => file.startsWith(folder.resolve('public/')))
          ? { public: { value: true, source: { file: folder.resolve('public') }, certainty: 'certain' as const } }
          : {}),
      },
    };
  },
});

/** Earlier ones debug on the container's own loopback alone, where nobody reaches them. */
const FIRST_WITH_DEBUGGER = 15;

/** The major version, on which the development server's options depend. A range that spans several tells none. */
function majorOf(version: Fact<string>): Fact<number> | undefined {
  const major = /^[\^~=v]*(\d+)(?:\.[\dx*]+){0,2}(?:-[\w.]+)?$/.exec(version.value)?.[1];
  return major === undefined ? undefined : { ...version, value: Number(major) };
}
