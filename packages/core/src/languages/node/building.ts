import type { ServiceFacts } from '../../model/index.ts';
import type { Building } from '../define-language.ts';
import { versionInRange } from '../version-in-range.ts';
import { developmentCommand } from './development-command.ts';
import { nodeVersions } from './runtime.ts';

/** Names of the lines with long-term support, as `.nvmrc` may give them. */
const lines: readonly (readonly [RegExp, string | undefined])[] = [
  [/^lts\/jod/i, '22'],
  [/^lts\/krypton/i, '24'],
  [/^lts/i, nodeVersions[0]],
];

export const building: Building = {
  versions: nodeVersions,
  resolveVersion: (asked) =>
    lines.find(([pattern]) => pattern.test(asked))?.[1] ??
    versionInRange(asked, nodeVersions, {
      exact: ({ major }) => String(major),
      line: (version) => `${version}.x`,
    }),
  image: (version, nativeAddons) => (nativeAddons ? `node:${version}-trixie` : `node:${version}-trixie-slim`),
  lookedForEntry,
  developmentCommand,
};

function lookedForEntry({ scripts }: Pick<ServiceFacts, 'scripts'>): string {
  return scripts.start === undefined
    ? 'package.json has no start script, and no file listens on a port'
    : `the start script is \`${scripts.start.value}\`, which names no file that is in the repository or made by a build script`;
}
