import type { ImageLayer } from '@seaworthy/core/model';
import { redact } from '@seaworthy/core/secrets';
import type { LayerSizes } from './archive/layer-sizes.ts';

const WITHOUT_LAYER =
  /^(\/bin\/sh -c )?(#\(nop\)\s+)?(ENV|CMD|ENTRYPOINT|LABEL|EXPOSE|USER|ARG|STOPSIGNAL|HEALTHCHECK|VOLUME|MAINTAINER|ONBUILD|SHELL)\b/;

/**
 * Says which instruction made each layer, from the image's history (oldest first), which also lists instructions without
 * a layer. Matched from the top down, because base images often keep no history; what can't be matched is empty.
 */
export function creatorsOfLayers(history: readonly string[], layerCount: number): string[] {
  const creators = history
    .filter((instruction) => !WITHOUT_LAYER.test(instruction))
    .map(readable)
    .slice(-layerCount);
  return [...Array<string>(layerCount - creators.length).fill(''), ...creators];
}

/** Layers as documents have them: with the instruction that made each. */
export function toImageLayers(layers: readonly LayerSizes[], history: readonly string[]): ImageLayer[] {
  const creators = creatorsOfLayers(history, layers.length);
  return layers.map(({ digest, unpackedBytes, transferredBytes, largest }, index) => ({
    digest,
    // Build arguments stand in the history in plain text, and documents are shared with people.
    createdBy: redact(creators[index] ?? ''),
    ...(unpackedBytes === undefined ? {} : { unpackedBytes }),
    transferredBytes,
    ...(largest === undefined ? {} : { largest }),
  }));
}

function readable(instruction: string): string {
  return instruction
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/ # buildkit$/, '')
    .trim();
}
