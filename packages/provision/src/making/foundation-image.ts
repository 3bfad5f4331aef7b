import { type Engine, inspectImages } from '@seaworthy/engine';
import type { FoundationMatch } from '../foundations/find-foundation.ts';
import { definitionKey } from './content-key.ts';

/** Labels by which an engine's images are recognised; the state of foundations is kept nowhere else. */
export const LABELS = {
  id: 'dev.seaworthy.foundation',
  version: 'dev.seaworthy.foundation.version',
  definition: 'dev.seaworthy.foundation.definition',
  content: 'dev.seaworthy.foundation.content',
  title: 'dev.seaworthy.foundation.title',
  standsInFor: 'dev.seaworthy.foundation.stands-in-for',
  madeOf: 'dev.seaworthy.foundation.made-of',
  unpackedBytes: 'dev.seaworthy.foundation.unpacked-bytes',
  transferredBytes: 'dev.seaworthy.foundation.transferred-bytes',
} as const;

/** A foundation in an engine. */
export interface FoundationImage {
  id: string;
  version: string;
  /** Tag that names the content: `seaworthy-foundation/postgres:17-0123456789ab`. */
  tag: string;
  digest: string;
  /** Unpacked. */
  sizeBytes: number;
  /** Compressed, as a registry would store it. */
  transferredBytes: number;
}

/** The tag that always names the newest content of a version. */
export function movingTag({ definition, variant }: FoundationMatch): string {
  return `seaworthy-foundation/${definition.id}:${variant.version}`;
}

/** The tag that names one content for good. */
export function contentTag(match: FoundationMatch, content: string): string {
  return `${movingTag(match)}-${content}`;
}

/** Looks up foundations by their moving tags; those made from another definition don't count. */
export async function findFoundationImages(
  engine: Engine,
  matches: readonly FoundationMatch[],
  signal?: AbortSignal,
): Promise<Map<FoundationMatch, FoundationImage>> {
  const found = new Map<FoundationMatch, FoundationImage>();
  const images = await inspectImages(engine, matches.map(movingTag), signal === undefined ? {} : { signal });
  for (const match of matches) {
    const image = images.find(({ RepoTags }) => RepoTags?.includes(movingTag(match)));
    const labels = image?.Config?.Labels;
    if (image === undefined || !labels) continue;
    if (labels[LABELS.definition] !== definitionKey(match, engine.architecture)) continue;
    found.set(match, {
      id: match.definition.id,
      version: match.variant.version,
      tag: contentTag(match, labels[LABELS.content] ?? ''),
      digest: image.Id,
      sizeBytes: Number(labels[LABELS.unpackedBytes]),
      transferredBytes: Number(labels[LABELS.transferredBytes]),
    });
  }
  return found;
}
