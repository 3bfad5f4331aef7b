import type { ImageLayer } from '@seaworthy/core/model';
import type { Engine } from '../../connection/engine.ts';
import { inspectImage } from '../inspection.ts';
import { creatorsOfLayers } from '../layer-creators.ts';
import { measureImage } from '../measure-image.ts';
import { type ImageArchive, readImageArchive } from './read-image-archive.ts';

/** An archive with the size of each layer both ways. */
export type SizedArchive = ImageArchive & { transferredBytes: number; sizes: ImageLayer[] };

/** Reads an image once for its files and its sizes. */
export async function readSizedArchive(engine: Engine, image: string, signal?: AbortSignal): Promise<SizedArchive> {
  const [archive, { history }] = await Promise.all([
    readImageArchive(engine, image, signal),
    inspectImage(engine, image),
  ]);
  // An engine that keeps layers unpacked doesn't know what a push would transfer: that takes a measurement of its own.
  if (archive.layers.some(({ compressed }) => !compressed)) {
    const measured = await measureImage(engine, {
      ...{ target: image, reference: image },
      ...(signal === undefined ? {} : { signal }),
    });
    return { ...archive, sizes: measured.layers, transferredBytes: measured.transferredBytes };
  }
  const creators = creatorsOfLayers(history, archive.layers.length);
  const sizes = archive.layers.map(({ name, storedBytes, unpackedBytes }, index) => ({
    digest: `sha256:${/[0-9a-f]{64}/.exec(name)?.[0] ?? name}`,
    createdBy: creators[index] ?? '',
    ...{ unpackedBytes, transferredBytes: storedBytes },
  }));
  return { ...archive, sizes, transferredBytes: archive.layers.reduce((sum, { storedBytes }) => sum + storedBytes, 0) };
}
