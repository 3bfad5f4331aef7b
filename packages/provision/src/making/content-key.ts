import { createHash } from 'node:crypto';
import type { PackageFile } from '../apt/private-apt.ts';
import type { FoundationMatch } from '../foundations/find-foundation.ts';
import type { NpmPackage } from './npm-packages.ts';

/** Raised when the making itself changes what comes out of an unchanged definition. */
const MAKING_REVISION = 4;

/** What an image is asked to be; equal keys mean that the one which exists may be used. */
export function definitionKey({ definition, variant }: FoundationMatch, architecture: string): string {
  return hash({ revision: MAKING_REVISION, id: definition.id, title: definition.title, variant, architecture });
}

/** What an image is made of: its definition and the very package files. */
export function contentKey(
  match: FoundationMatch,
  architecture: string,
  packages: readonly PackageFile[],
  npm: readonly NpmPackage[],
): string {
  return hash({
    definition: definitionKey(match, architecture),
    packages: packages.map(({ file, hash }) => `${file} ${hash}`).sort(),
    npm: npm.map(({ name, integrity }) => `${name} ${integrity}`).sort(),
  }).slice(0, 12);
}

function hash(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
