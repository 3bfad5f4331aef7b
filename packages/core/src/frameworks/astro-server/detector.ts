import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { askFixedInBuild, findComponentReads, readComponents } from '../../languages/node/component-reads.ts';
import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import { findFileRoutes } from '../../languages/node/file-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { follow } from '../../languages/node/source/follow.ts';
import { packageCalled } from '../../languages/node/source/package-calls.ts';
import { childPlace, isCall } from '../../languages/node/source/place.ts';
import { tellValue } from '../../languages/node/source/tell-value.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import { defineDetector } from '../define-detector.ts';

const configs = ['mjs', 'js', 'ts', 'mts', 'cjs'].map((ending) => `astro.config.${ending}`);
const remedy = "npx astro add node, and adapter: node({ mode: 'standalone' })";
/** What its templates and guides put among the dependencies, and no page loads but by name. */
const builders = ['astro', '@astrojs/*', 'vite', '@vitejs/*', 'tailwindcss', '@tailwindcss/*', 'typescript', 'sass'];
const publicRead = /\bimport\.meta\.env\.(PUBLIC_[A-Z0-9_]+)/g;

export default defineDetector({
  id: 'astro-server',
  name: 'Astro (server)',
  language: 'node',
  supersedes: ['astro', 'node', 'vite', 'express'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('astro') ?? folder.manifest.devDependency('astro');
    if (dependency === undefined) return undefined;
    const config = await readToolConfiguration(folder, configs);
    const output = config.setting('output');
    const isStatic = output.state === 'absent' || (output.state === 'literal' && output.value === 'static');
    const stated = config.setting('adapter');
    if (isStatic && stated.state === 'absent') return undefined;
    const source = config.source ?? dependency.source;
    const refuse = (how: string, at: Source) => refuseServer(folder, `Astro ${how}`, at);
    const place = config.place('adapter');
    const call = place === undefined ? undefined : follow(place, config.project).place;
    const adapter = call === undefined ? undefined : packageCalled(call);
    if (adapter !== '@astrojs/node') {
      const what = adapter ?? (stated.state === 'absent' ? 'no adapter' : 'an adapter that is computed');
      return refuse(`with ${what} (${remedy})`, stated.state === 'absent' ? source : stated.source);
    }
    const mode =
      call !== undefined && isCall(call) && call.node.arguments[0] !== undefined
        ? tellValue(childPlace(call, call.node.arguments[0]), config.project, ['mode'])?.literal?.value
        : undefined;
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    if (mode !== 'standalone') return refuse(`whose adapter is a part of another server (${remedy})`, source);
    if (findBuildCommand(folder, 'astro', 'build') === undefined)
      return refuse('without a build script (add "build": "astro build" to package.json)', dependency.source);
    const [outDir, base] = [config.setting('outDir'), config.setting('base')];
    if (outDir.state === 'unknown' || base.state === 'unknown' || config.setting('build', 'server').state !== 'absent')
      return refuse('whose output folders are computed or moved (write out outDir, take build.server away)', source);

    const top = outDir.state === 'literal' ? folderName(String(outDir.value)) : 'dist';
    const components = await readComponents(folder);
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'astro' })) ?? dependency;
    return describeBuiltServer(
      folder,
      { version, source: dependency.source },
      {
        output: found(top, source),
        entryPoint: found(`${top}/server/entry.mjs`, source),
        builders,
        sourceFolders: ['src', 'public', '.astro'],
        routes: findFileRoutes(
          folder,
          (name) => /^src\/pages\/([^.[]+)\.[jt]s$/.exec(name)?.[1],
          base.state === 'literal' ? `/${String(base.value).replace(/^\//, '')}` : '',
        ),
        environment: findComponentReads(
          components,
          /\bimport\.meta\.env\.(?!PUBLIC_|DEV\b|PROD\b|MODE\b|SSR\b|BASE_URL\b|SITE\b)([A-Z][A-Z0-9_]*)/g,
        ),
        questions: askFixedInBuild([...folder.javaScript, ...components], publicRead),
      },
    );
  },
});
