import { createHash } from 'node:crypto';
import type { BuiltImage } from '@seaworthy/core/model';
import type { Engine } from '../connection/engine.ts';
import type { LayerSizes } from './archive/layer-sizes.ts';
import { readImageArchive } from './archive/read-image-archive.ts';
import { type ImageInspection, inspectImage } from './inspection.ts';
import { toImageLayers } from './layer-creators.ts';
import { readRememberedSizes, rememberSizes } from './size-cache.ts';

export interface ImageToMeasure {
  /** Bake target or service that it was built for. */
  target: string;
  reference: string;
  /** Folder in which sizes are remembered by content; absent: the image is read anew. */
  sizeCache?: string;
  signal?: AbortSignal;
}

/**
 * Measures a local image both ways, layer by layer: the files that lie on disk, and the compressed layers that a registry
 * stores. Throws execa's error when the engine has no such image.
 */
export async function measureImage(engine: Engine, request: ImageToMeasure): Promise<BuiltImage> {
  const { target, reference, sizeCache, signal } = request;
  const image = await inspectImage(engine, reference, signal === undefined ? {} : { signal });
  const key = contentKey(image);
  const remembered = sizeCache === undefined ? undefined : await readRememberedSizes(sizeCache, key);
  const sizes = remembered ?? (await readSizes(engine, request));
  if (remembered === undefined && sizeCache !== undefined) await rememberSizes(sizeCache, key, sizes);

  return {
    target,
    reference,
    digest: image.Id,
    platform: [image.Os, image.Architecture, ...(image.Variant ? [image.Variant] : [])].join('/'),
    unpackedBytes: unpackedSize(sizes, image),
    transferredBytes: sizes.reduce((sum, layer) => sum + layer.transferredBytes, 0),
    transferredBy: sizes.some(({ transferredBy }) => transferredBy === 'gzip') ? 'gzip' : 'stored',
    layers: toImageLayers(sizes, image.history),
  };
}

// Images of one project share most of their bytes: the layers of their base image.
async function readSizes(engine: Engine, { reference, sizeCache, signal }: ImageToMeasure): Promise<LayerSizes[]> {
  const keyOf = (digest: string) => digest.replace(':', '-');
  const recall = async (digest: string) =>
    sizeCache === undefined ? undefined : (await readRememberedSizes(sizeCache, keyOf(digest)))?.[0];
  const layers = await readImageArchive(engine, reference, { recall, ...(signal === undefined ? {} : { signal }) });
  const sizes = layers.map(({ entries: _, ...layer }) => layer);
  if (sizeCache !== undefined) for (const layer of sizes) await rememberSizes(sizeCache, keyOf(layer.digest), [layer]);
  return sizes;
}

function unpackedSize(sizes: readonly LayerSizes[], image: ImageInspection): number {
  // A layer that could not be read (zstd before Node 22.15): then the engine's own number, which includes the compressed copy.
  if (sizes.some(({ unpackedBytes }) => unpackedBytes === undefined)) return image.Size;
  return sizes.reduce((sum, { unpackedBytes = 0 }) => sum + unpackedBytes, 0);
}

// The id of an image changes with its attestations; what it weighs only with its layers and how they are compressed. The
// latter shows in the size, which is rounded because it counts the image's configuration too.
function contentKey({ RootFS, Size, Architecture }: ImageInspection): string {
  const content = JSON.stringify([RootFS?.Layers ?? [], Math.round(Size / 65_536), Architecture]);
  return createHash('sha256').update(content).digest('hex');
}
