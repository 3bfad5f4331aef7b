import type { Building } from '../define-language.ts';
import { versionInRange } from '../version-in-range.ts';
import { pythonVersions, slimImage } from './runtime.ts';

export const building: Building = {
  versions: pythonVersions,
  // https://devguide.python.org/versions/
  ended: { '3.7': '2023-06-27', '3.8': '2024-10-07', '3.9': '2025-10-31', '3.10': '2026-10-31' },
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
