import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findTextFile } from '@seaworthy/core/repository';
import { z } from 'zod';
import { type LayerSizes, layerSizesSchema } from './archive/layer-sizes.ts';

const sizesSchema = z.array(layerSizesSchema);

/** Sizes that were remembered for a content (an image, or one layer); absent when there are none, or when the file is not what was written. */
export async function readRememberedSizes(folder: string, key: string): Promise<LayerSizes[] | undefined> {
  const text = await findTextFile(join(folder, `${key}.json`));
  if (text === undefined) return undefined;
  try {
    return sizesSchema.parse(JSON.parse(text));
  } catch {
    // Half-written or of another version: measuring again is the repair.
    return undefined;
  }
}

/** Remembers the sizes of a content; whole or not at all. */
export async function rememberSizes(folder: string, key: string, sizes: readonly LayerSizes[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${key}.json`);
  await writeFile(`${path}.${process.pid}`, JSON.stringify(sizes));
  await rename(`${path}.${process.pid}`, path);
}
