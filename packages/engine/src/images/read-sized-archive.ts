import type { ImageLayer } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';
import { applyLayers } from './archive/apply-layers.ts';
import { readImageArchive } from './archive/read-image-archive.ts';
import type { Layer, LayerEntry } from './archive/read-layer.ts';
import { inspectImage } from './inspection.ts';
import { toImageLayers } from './layer-creators.ts';

/** An image with all that lies in it, lowest layer first. */
export interface SizedArchive {
  layers: Required<Layer>[];
  /** What a container sees: upper layers win, whiteouts applied. By absolute path. */
  files: Map<string, LayerEntry>;
  /** The size of each layer both ways, and what made it. */
  sizes: ImageLayer[];
  transferredBytes: number;
}

/**
 * Reads an image once, for its files and its sizes. Throws when the engine has no such image, or when a layer's compression
 * can't be read here.
 */
export async function readSizedArchive(engine: Engine, image: string, signal?: AbortSignal): Promise<SizedArchive> {
  const [read, { history }] = await Promise.all([
    readImageArchive(engine, image, signal === undefined ? {} : { signal }),
    inspectImage(engine, image),
  ]);
  const layers = read.map(requireEntries);
  return {
    layers,
    files: applyLayers(layers),
    sizes: toImageLayers(layers, history),
    transferredBytes: layers.reduce((sum, { transferredBytes }) => sum + transferredBytes, 0),
  };
}

function requireEntries({ entries, unpackedBytes, largest, ...sizes }: Layer): Required<Layer> {
  if (entries === undefined || unpackedBytes === undefined || largest === undefined) {
    throw new Error('layers compressed with zstd need Node 22.15 or newer to be read');
  }
  return { ...sizes, unpackedBytes, entries, largest };
}
