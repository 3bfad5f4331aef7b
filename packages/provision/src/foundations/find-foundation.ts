import { parseReference } from '@seaworthy/core/images';
import type { FoundationDefinition, FoundationVariant } from './definition/define-foundation.ts';
import { foundations } from './foundations.gen.ts';

/** A foundation that may stand in for a public image: same software, same major version, same Debian release. */
export interface FoundationMatch {
  definition: FoundationDefinition;
  variant: FoundationVariant;
}

/** Finds the foundation for a public image reference; a digest is ignored, since no other image could have it. */
export function findFoundation(reference: string): FoundationMatch | undefined {
  const { repository, tag } = parseReference(reference);
  for (const definition of Object.values<FoundationDefinition>(foundations)) {
    for (const variant of definition.variants) {
      const fits = variant.standsInFor.some(
        (image) => image.repository === repository && (image.tags === 'any' || image.tags.includes(tag)),
      );
      if (fits) return { definition, variant };
    }
  }
  return undefined;
}

/** One line of what `seaworthy engine foundations` can make. */
export interface FoundationListing {
  id: string;
  title: string;
  version: string;
  debian: string;
  /** Public references, with `:*` where any tag will do. */
  references: string[];
}

/** Everything that can be made, in the order of ids and versions. */
export function listFoundations(): FoundationListing[] {
  return Object.values<FoundationDefinition>(foundations).flatMap(({ id, title, variants }) =>
    variants.map(({ version, debian, standsInFor }) => ({
      id,
      title,
      version,
      debian,
      references: standsInFor.flatMap(({ repository, tags }) =>
        tags === 'any' ? [`${repository}:*`] : tags.map((tag) => `${repository}:${tag}`),
      ),
    })),
  );
}
