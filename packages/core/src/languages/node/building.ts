import type { ServiceFacts } from '../../model/index.ts';
import type { Building } from '../define-language.ts';
import { versionInRange } from '../version-in-range.ts';
import { developmentCommand } from './development-command.ts';
import { buildImage, nodeVersions } from './runtime.ts';

/** Names of the lines with long-term support, as `.nvmrc` may give them. */
const lines: readonly (readonly [RegExp, string | undefined])[] = [
  [/^lts\/fermium/i, '14'],
  [/^lts\/gallium/i, '16'],
  [/^lts\/hydrogen/i, '18'],
  [/^lts\/iron/i, '20'],
  [/^lts\/jod/i, '22'],
  [/^lts\/krypton/i, '24'],
  [/^lts\/lithium/i, '26'],
  [/^lts(?:\/\*)?$/i, nodeVersions[0]],
];

/** https://github.com/nodejs/Release; odd versions end half a year after they begin. */
const ended = {
  ...{ '12': '2022-04-30', '14': '2023-04-30', '16': '2023-09-11', '18': '2025-04-30', '20': '2026-04-30' },
  ...{ '15': '2021-06-01', '17': '2022-06-01', '19': '2023-06-01', '21': '2024-06-01', '23': '2025-06-01' },
  '25': '2026-06-01',
};

export const building: Building = {
  versions: nodeVersions,
  ended,
  resolveVersion: (asked) =>
    lines.find(([pattern]) => pattern.test(asked))?.[1] ??
    versionInRange(asked, nodeVersions, {
      exact: ({ major }) => String(major),
      line: (version) => `${version}.x`,
    }),
  image: (version, nativeAddons) => (nativeAddons ? buildImage(version) : `${buildImage(version)}-slim`),
  lookedForEntry,
  developmentCommand,
};

function lookedForEntry({ scripts }: Pick<ServiceFacts, 'scripts'>): string {
  return scripts.start === undefined
    ? 'package.json has no start script, and no file listens on a port'
    : `the start script is \`${scripts.start.value}\`, which names no file that is in the repository or made by a build script`;
}
