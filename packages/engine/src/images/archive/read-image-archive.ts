import { Readable } from 'node:stream';
import { execa } from 'execa';
import { createTarDecoder } from 'modern-tar';
import { z } from 'zod';
import type { Engine } from '../../connection/engine.ts';
import { type LayerContent, type LayerEntry, readLayer } from './read-layer.ts';

/** An image as `docker save` hands it out, lowest layer first. */
export interface ImageArchive {
  layers: LayerContent[];
  /** What a container sees: upper layers win, whiteouts applied. By absolute path. */
  files: Map<string, LayerEntry>;
}

const manifestSchema = z.array(z.object({ Layers: z.array(z.string()) }));

/**
 * Streams an image out of the engine and reads every layer, also what a later layer deletes again. Nothing is run in
 * the image and nothing is written to disk. Throws when the engine has no such image or a layer's compression is
 * unknown here.
 */
export async function readImageArchive(engine: Engine, image: string, signal?: AbortSignal): Promise<ImageArchive> {
  const save = execa('docker', ['save', image], {
    env: engine.env,
    buffer: { stdout: false, stderr: true },
    encoding: 'buffer',
    ...(signal === undefined ? {} : { cancelSignal: signal }),
  });
  const blobs = new Map<string, LayerContent>();
  let manifest: string[] | undefined;
  const read = async () => {
    const entries = (Readable.toWeb(save.stdout) as ReadableStream<Uint8Array>).pipeThrough(createTarDecoder());
    for await (const { header, body } of entries) {
      if (header.name === 'manifest.json') {
        manifest = manifestSchema.parse(JSON.parse(await new Response(body).text()))[0]?.Layers;
      } else if (header.type === 'file' && (header.name.startsWith('blobs/') || header.name.endsWith('/layer.tar'))) {
        const layer = await readLayer(header.name, header.size, body);
        if (layer !== undefined) blobs.set(header.name, layer);
      } else {
        await body.cancel();
      }
    }
  };
  await Promise.all([read(), save]);
  const layers = (manifest ?? []).map((name) => blobs.get(name));
  if (manifest === undefined || layers.includes(undefined)) {
    throw new Error(`the archive of ${image} lacks ${manifest === undefined ? 'its manifest' : 'a layer'}`);
  }
  const present = layers.filter((layer) => layer !== undefined);
  return { layers: present, files: applyLayers(present) };
}

/** Puts layers on top of each other as the engine does (OCI image specification, "Applying changesets"). */
export function applyLayers(layers: readonly LayerContent[]): Map<string, LayerEntry> {
  const files = new Map<string, LayerEntry>();
  for (const { entries } of layers) {
    for (const entry of entries) {
      const slash = entry.path.lastIndexOf('/');
      const [folder, name] = [entry.path.slice(0, slash), entry.path.slice(slash + 1)];
      if (name === '.wh..wh..opq') remove(files, folder, false);
      else if (name.startsWith('.wh.')) remove(files, `${folder}/${name.slice(4)}`, true);
    }
    for (const entry of entries) {
      if (!entry.path.slice(entry.path.lastIndexOf('/') + 1).startsWith('.wh.')) files.set(entry.path, entry);
    }
  }
  return files;
}

function remove(files: Map<string, LayerEntry>, path: string, itself: boolean): void {
  if (itself) files.delete(path);
  for (const other of files.keys()) if (other.startsWith(`${path}/`)) files.delete(other);
}
