import { describeBuiltServer, findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { findComponentReads, readComponents } from '../../languages/node/component-reads.ts';
import { findFileRoutes } from '../../languages/node/file-routes.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { folderName, found } from '../../sites/describe-site.ts';
import type { SourceFile } from '../../source/sources.ts';
import { defineDetector } from '../define-detector.ts';
import { readSvelteConfig } from './svelte-config.ts';

const remedy = 'npm install -D @sveltejs/adapter-node, and import it in place of the other one';
const fixed = /\bimport\s*\{([^{}]*)\}\s*from\s*['"]\$env\/static\/(?:private|public)['"]/;
/** `env.NAME` of what a component imports from `$env/dynamic/…`. */
const looked = /\benv\.([A-Z][A-Z0-9_]*)/g;

export default defineDetector({
  id: 'sveltekit',
  name: 'SvelteKit',
  language: 'node',
  supersedes: ['node', 'vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.devDependency('@sveltejs/kit') ?? manifest.dependency('@sveltejs/kit');
    if (dependency === undefined || manifest.has('exports') || manifest.has('svelte')) return undefined;
    const config = await readSvelteConfig(folder);
    const refuse = (how: string, source: Source) => refuseServer(folder, `SvelteKit ${how}`, source);
    if (config === undefined) return refuse(`without svelte.config.js (${remedy})`, dependency.source);
    if (config.adapter !== '@sveltejs/adapter-node') {
      const adapter = config.adapter === undefined ? 'an adapter that is not written out there' : config.adapter;
      return refuse(`with ${adapter}, which makes no server for Node (${remedy})`, config.source);
    }
    if ((await findOwnServer(folder)) !== undefined) return undefined;
    if (findBuildCommand(folder, 'vite', 'build') === undefined)
      return refuse('without a build script (add "build": "vite build" to package.json)', dependency.source);
    const [out, prefix] = [config.option('out'), config.option('envPrefix')];
    if (out.state === 'unknown' || prefix.state === 'unknown')
      return refuse('whose adapter has computed options (write them out)', config.source);

    const components = await readComponents(folder);
    const inBuild = [...folder.javaScript, ...components].find(({ text }) => fixed.test(text));
    if (inBuild !== undefined) return refuse(...fixedVariables(inBuild));
    const output = out.state === 'literal' ? folderName(String(out.value)) : 'build';
    const base = config.base.state === 'literal' ? String(config.base.value) : '';
    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: '@sveltejs/kit' })) ??
      dependency;
    const start = prefix.state === 'literal' ? String(prefix.value) : '';
    return describeBuiltServer(
      folder,
      { version, source: dependency.source },
      {
        output: found(output, config.source),
        entryPoint: found(`${output}/index.js`, config.source),
        portVariable: `${start}PORT`,
        // Without it the adapter takes each request for one by https, and refuses forms as those of another site.
        originVariable: `${start}ORIGIN`,
        sourceFolders: ['src', 'static', '.svelte-kit'],
        routes: findFileRoutes(folder, (name) => /^src\/routes\/(.+)\/\+server\.[jt]s$/.exec(name)?.[1], base),
        environment: [
          ...findComponentReads(
            components.filter(({ text }) => text.includes('$env/dynamic/')),
            looked,
          ),
        ],
      },
    );
  },
});

function fixedVariables({ file, text, lineAt }: SourceFile): [string, Source] {
  const match = fixed.exec(text);
  const names = (match?.[1] ?? '').split(',').flatMap((part) => part.trim().split(/\s/)[0] ?? []);
  const how = `whose build needs ${names.filter((name) => name !== '').join(', ')} (import env from $env/dynamic/private or $env/dynamic/public in place of $env/static)`;
  return [how, { file, line: lineAt(match?.index ?? 0) }];
}
