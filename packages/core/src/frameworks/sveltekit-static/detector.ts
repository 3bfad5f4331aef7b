import { findOwnServer, refuseServer } from '../../languages/node/built-server.ts';
import { readComponents } from '../../languages/node/component-reads.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import type { Source } from '../../model/index.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { describeSite, folderName, found } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { defineDetector } from '../define-detector.ts';
import { readSvelteConfig } from '../sveltekit/svelte-config.ts';

const ofBuild = /['"]\$env\/(?:static|dynamic)\/private['"]/;
const publicOfBuild = /\bimport\s*\{([^{}]*)\}\s*from\s*['"]\$env\/static\/public['"]/;

export default defineDetector({
  id: 'sveltekit-static',
  name: 'SvelteKit with adapter-static',
  language: 'node',
  supersedes: ['sveltekit', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const { manifest } = folder;
    const dependency = manifest.devDependency('@sveltejs/kit') ?? manifest.dependency('@sveltejs/kit');
    if (dependency === undefined || manifest.has('exports') || manifest.has('svelte')) return undefined;
    const config = await readSvelteConfig(folder);
    if (config?.adapter !== '@sveltejs/adapter-static' || (await findOwnServer(folder)) !== undefined) return undefined;
    const refuse = (how: string, source: Source) =>
      refuseServer(folder, `SvelteKit with adapter-static ${how}`, source);
    if (findBuildCommand(folder, 'vite', 'build') === undefined)
      return refuse('without a build script (add "build": "vite build" to package.json)', dependency.source);
    const [pages, assets, fallback] = [config.option('pages'), config.option('assets'), config.option('fallback')];
    if ([pages, assets, fallback, config.base].some(({ state }) => state === 'unknown'))
      return refuse('whose options are computed (write them out)', config.source);
    const text = (setting: typeof pages, usual: string) =>
      setting.state === 'literal' ? String(setting.value) : usual;
    const output = folderName(text(pages, 'build'));
    if (folderName(text(assets, output)) !== output || output.startsWith('..'))
      return refuse('whose assets lie in another folder than its pages (take the option away)', config.source);
    const open = await findShownVariables(folder, { prefix: 'PUBLIC_', prerendered: true });
    const shown = open.site.filledIn?.value.split(' ') ?? [];
    const fixed = [...folder.javaScript, ...(await readComponents(folder))].find(
      ({ text }) => ofBuild.test(text) || takenInBuild(text).some((name) => !shown.includes(name)),
    );
    if (fixed !== undefined)
      return refuse('whose build needs variables for more than text (import env from $env/dynamic/public)', {
        file: fixed.file,
      });

    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: '@sveltejs/kit' })) ??
      dependency;
    const base = text(config.base, '');
    const page = text(fallback, '');
    return {
      version,
      source: dependency.source,
      ...open.detection,
      ...describeSite(
        {
          ...open.site,
          output: found(output, config.source),
          ...(base === '' ? {} : { base: found(`/${base.replaceAll(/^\/|\/$/g, '')}/`, config.source) }),
          ...(page === '' ? {} : { fallback: found(page, config.source) }),
          ...(folder.files.some((file) => file.startsWith(folder.resolve('static/')))
            ? { publicFolder: found('static', { file: folder.resolve('static') }) }
            : {}),
        },
        config.source,
      ),
    };
  },
});

/** Names that the build replaces; `*` where it takes all of them in a way that is not read. */
function takenInBuild(text: string): string[] {
  if (!text.includes('$env/static/public')) return [];
  const names = publicOfBuild.exec(text)?.[1];
  return names === undefined ? ['*'] : names.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}
