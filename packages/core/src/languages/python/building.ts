import type { Building } from '../define-language.ts';
import { versionInRange } from '../version-in-range.ts';
import { pythonVersions, slimImage } from './runtime.ts';

export const building: Building = {
  versions: pythonVersions,
  resolveVersion: (asked) =>
    versionInRange(asked, pythonVersions, {
      exact: ({ major, minor }) => `${major}.${minor}`,
      line: (version) => `~${version}.0`,
    }),
  image: (version) => slimImage(version),
  bringsAuthorities: true,
  lookedForEntry: () => 'no module creates the application at its top level',
  developmentCommand: () => undefined,
};
