import { readToolConfiguration } from '../../languages/node/configuration-file.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { findBuildCommand } from '../../languages/node/tool-command.ts';
import { findLockedVersion } from '../../package-managers/find-locked-version.ts';
import { describeSite, servesItself } from '../../sites/describe-site.ts';
import { findShownVariables } from '../../sites/shown-variables.ts';
import { toolSite } from '../../sites/tool-site.ts';
import { defineDetector } from '../define-detector.ts';
import { findNextConfig } from '../nextjs/next-config.ts';

export default defineDetector({
  id: 'nextjs-export',
  name: 'Next.js with static export',
  language: 'node',
  supersedes: ['nextjs', 'node', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('next');
    const config = findNextConfig(folder);
    if (dependency === undefined || config.output?.value !== 'export' || servesItself(folder)) return undefined;

    const version =
      (await findLockedVersion(folder.repository, folder.path, { language: 'node', name: 'next' })) ?? dependency;
    const known = { version, source: dependency.source };
    const written = await readToolConfiguration(folder, [config.name]);
    const site = toolSite(folder, written, findBuildCommand(folder, 'next', 'build'), {
      output: { keys: ['distDir'], usual: 'out' },
      publicFolder: { keys: [], usual: 'public' },
      // It has one of its own.
      notFound: config.output.source,
    });
    if (site === undefined) return known;
    const base = config.basePath;
    const below = base === undefined ? {} : { base: { ...base, value: `${base.value}/` } };
    const open = await findShownVariables(folder, { prefix: 'NEXT_PUBLIC_', prerendered: true });
    return { ...known, ...open.detection, ...describeSite({ ...site, ...below, ...open.site }, config.output.source) };
  },
});
