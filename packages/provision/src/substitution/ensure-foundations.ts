import { userError } from '@seaworthy/core/errors';
import { parseReference } from '@seaworthy/core/images';
import type { OnEvent } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { type FoundationMatch, findFoundation, listFoundations } from '../foundations/find-foundation.ts';
import { seaworthyHome } from '../machine/home.ts';
import { type FoundationImage, findFoundationImages } from '../making/foundation-image.ts';
import { makeFoundations } from './make-foundations.ts';
import { removeSuperseded } from './remove-superseded.ts';
import { sbomPathOf } from './sbom-path.ts';

export interface FoundationOptions {
  onEvent?: OnEvent;
  signal?: AbortSignal;
  /** Where bills of materials and package indices are kept. Default: `SEAWORTHY_HOME` or /var/lib/seaworthy. */
  home?: string;
  /** Asks the package archives for newer versions although the images exist. */
  refresh?: boolean;
}

/** A public image and the foundation that stands in for it. */
export interface FoundationSubstitution {
  /** As the plan names it. */
  reference: string;
  /** Tag in the engine to use instead. */
  substitute: string;
  foundation: string;
  version: string;
  digest: string;
  /** Unpacked. */
  sizeBytes: number;
  /** Compressed. */
  transferredBytes: number;
  /** CycloneDX bill of materials; the image carries the same at /usr/share/sbom/foundation.cdx.json. */
  sbomPath: string;
}

/**
 * Makes sure that the engine has a foundation for each reference, and says which. Those that exist are used as they are;
 * contents that a new one replaces are removed.
 * Errors: FOUNDATION_MISSING, FOUNDATION_HOST_UNSUPPORTED, FOUNDATION_FAILED.
 */
export async function ensureFoundations(
  engine: Engine,
  references: readonly string[],
  options: FoundationOptions = {},
): Promise<FoundationSubstitution[]> {
  const wanted = [...new Set(references)].map((reference) => ({ reference, match: matchOrThrow(reference) }));
  const matches = [...new Map(wanted.map(({ match }) => [match.variant, match])).values()];
  const home = options.home ?? seaworthyHome();
  const existing = options.refresh
    ? new Map<FoundationMatch, FoundationImage>()
    : await findFoundationImages(engine, matches, options.signal);
  const missing = matches.filter((match) => !existing.has(match));
  const made = missing.length === 0 ? new Map() : await makeFoundations(engine, missing, { ...options, home });

  if (missing.length > 0) await removeSuperseded(engine, references, options.onEvent);

  const images = new Map<FoundationMatch['variant'], FoundationImage>();
  for (const [match, image] of [...existing, ...made]) images.set(match.variant, image);
  return wanted.flatMap(({ reference, match }) => {
    const image = images.get(match.variant);
    return image === undefined ? [] : [substitutionOf(reference, image, home)];
  });
}

function substitutionOf(reference: string, image: FoundationImage, home: string): FoundationSubstitution {
  return {
    reference,
    substitute: image.tag,
    foundation: image.id,
    version: image.version,
    digest: image.digest,
    sizeBytes: image.sizeBytes,
    transferredBytes: image.transferredBytes,
    sbomPath: sbomPathOf(home, image.tag),
  };
}

function matchOrThrow(reference: string): FoundationMatch {
  const match = findFoundation(reference);
  if (match !== undefined) return match;
  const { repository } = parseReference(reference);
  const ofThis = listFoundations().filter(({ references }) =>
    references.some((candidate) => parseReference(candidate).repository === repository),
  );
  const known = ofThis.length > 0 ? ofThis : listFoundations();
  throw userError('FOUNDATION_MISSING', {
    reference,
    versions: [...new Set(ofThis.map(({ version }) => version))],
    available: [...new Set(known.flatMap(({ references }) => references))],
  });
}
