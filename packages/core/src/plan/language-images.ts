import { coerce, intersects, satisfies, validRange } from 'semver';
import type { Fact, Language, SecurityLevel, ServicePlan } from '../model/index.ts';

interface Runtime {
  /** Major (Node) or major.minor (Python) versions, the preferred one first. */
  versions: readonly string[];
  build(version: string, nativeAddons: boolean): string;
  /** Absent for a version that has no image without a shell. */
  hardened(version: string): string | undefined;
  standard(version: string): string;
}

const node: Runtime = {
  versions: ['22', '24', '20'],
  build: (version, nativeAddons) => (nativeAddons ? `node:${version}-trixie` : `node:${version}-trixie-slim`),
  hardened: (version) => (['22', '24'].includes(version) ? `gcr.io/distroless/nodejs${version}-debian13` : undefined),
  standard: (version) => `node:${version}-trixie-slim`,
};
/** The hardened Python is its distribution's own, so there is one for each Debian release and no other. */
const hardenedPython: Record<string, { build: string; runtime: string }> = {
  '3.13': { build: 'python:3.13-slim-trixie', runtime: 'gcr.io/distroless/python3-debian13' },
  '3.11': { build: 'python:3.11-slim-bookworm', runtime: 'gcr.io/distroless/python3-debian12' },
};
const python: Runtime = {
  versions: ['3.13', '3.12', '3.11', '3.14', '3.10'],
  build: (version) => hardenedPython[version]?.build ?? `python:${version}-slim-trixie`,
  hardened: (version) => hardenedPython[version]?.runtime,
  standard: (version) => hardenedPython[version]?.build ?? `python:${version}-slim-trixie`,
};

export function runtimeOf(language: Language): Runtime {
  return language === 'node' ? node : python;
}

/** The version to use for what the repository asks for; `undefined` when it asks for nothing that can be read. */
export function resolveVersion(language: Language, asked: Fact<string> | undefined): string | undefined {
  if (asked === undefined) return undefined;
  const { versions } = runtimeOf(language);
  const text = asked.value.trim();
  if (/^lts\/jod/i.test(text)) return '22';
  if (/^lts\/krypton/i.test(text)) return '24';
  if (/^lts/i.test(text)) return versions[0];
  const range = validRange(
    text
      .replace(/~=\s*(\d+\.\d+)(?!\.)/g, '>=$1 <4')
      .replace(/~=\s*/g, '~')
      .replace(/===?/g, '=')
      .replaceAll(',', ' '),
  );
  if (range === null) return undefined;
  const exact = /^v?\d+(?:\.\d+)*$/.test(text) ? coerce(text) : null;
  if (exact !== null) return language === 'node' ? String(exact.major) : `${exact.major}.${exact.minor}`;
  return (
    versions.find((version) =>
      intersects(language === 'node' ? `${version}.x` : `~${version}.0`, range, { includePrerelease: false }),
    ) ?? versions.find((version) => satisfies(coerce(version)?.version ?? version, range))
  );
}

/** The public images of a service. */
export function chooseImages(
  language: Language,
  version: string,
  security: SecurityLevel,
  nativeAddons: boolean,
): ServicePlan['images'] {
  const runtime = runtimeOf(language);
  const hardened = security === 'hardened' ? runtime.hardened(version) : undefined;
  return { build: runtime.build(version, nativeAddons), runtime: hardened ?? runtime.standard(version) };
}
