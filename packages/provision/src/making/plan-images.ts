import type { Engine } from '@seaworthy/engine';
import type { PrivateApt } from '../apt/private-apt.ts';
import type { DebianCodename } from '../foundations/definition/define-foundation.ts';
import type { FoundationMatch } from '../foundations/find-foundation.ts';
import { contentKey, definitionKey } from './content-key.ts';
import { contentTag } from './foundation-image.ts';
import { fetchNpm, npmOf, resolvePackages } from './material.ts';
import type { NpmPackage } from './npm-packages.ts';

/** An image to make: the exact content that it will have. */
export interface PlannedImage {
  match: FoundationMatch;
  definition: string;
  content: string;
  reference: string;
  npm: ReadonlyMap<string, NpmPackage>;
}

/** Looks up today's versions of everything; npm packages are fetched with it, since that is how npm tells. */
export async function planImages(
  engine: Engine,
  matches: readonly FoundationMatch[],
  apts: ReadonlyMap<DebianCodename, PrivateApt>,
  npmFolder: string,
  signal?: AbortSignal,
): Promise<PlannedImage[]> {
  const [npm] = await Promise.all([
    fetchNpm(matches, npmFolder, signal),
    ...[...apts.values()].map((apt) => apt.update(signal ? { signal } : {})),
  ]);
  return await Promise.all(
    matches.map(async (match) => {
      const packages = await resolvePackages(apts.get(match.variant.debian) as PrivateApt, match.variant);
      const own = npmOf(match.variant, npm);
      const content = contentKey(match, engine.architecture, packages, [...own.values()]);
      const definition = definitionKey(match, engine.architecture);
      return { match, definition, content, reference: contentTag(match, content), npm: own };
    }),
  );
}
