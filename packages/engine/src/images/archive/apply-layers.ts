import type { LayerEntry } from './read-layer.ts';

/** Puts layers on top of each other as the engine does (OCI image specification, "Applying changesets"). By absolute path. */
export function applyLayers(layers: readonly { entries: readonly LayerEntry[] }[]): Map<string, LayerEntry> {
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
