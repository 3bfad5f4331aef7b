import type { LayerEntry } from './read-layer.ts';

/** A file or folder, and what lies in it; an entry is absent where only what lies in it was ever named. */
interface Place {
  entry?: LayerEntry;
  inside: Map<string, Place>;
}

/**
 * Puts layers on top of each other as the engine does (OCI image specification, "Applying changesets"). By absolute path,
 * each folder before what lies in it.
 */
export function applyLayers(layers: readonly { entries: readonly LayerEntry[] }[]): Map<string, LayerEntry> {
  // A tree, so that a removal costs what lies below it: a layer may remove a hundred thousand paths one by one.
  const root: Place = { inside: new Map() };
  for (const { entries } of layers) {
    for (const { path } of entries) {
      const { folder, name } = partsOf(path);
      if (name === '.wh..wh..opq') find(root, folder)?.inside.clear();
      else if (name.startsWith('.wh.')) find(root, folder)?.inside.delete(name.slice(4));
    }
    for (const entry of entries) if (!partsOf(entry.path).name.startsWith('.wh.')) put(root, entry);
  }
  const files = new Map<string, LayerEntry>();
  const open = [...root.inside.values()].reverse();
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place.entry !== undefined) files.set(place.entry.path, place.entry);
    for (const inner of [...place.inside.values()].reverse()) open.push(inner);
  }
  return files;
}

function partsOf(path: string): { folder: string[]; name: string } {
  const parts = path.split('/').slice(1);
  return { folder: parts.slice(0, -1), name: parts.at(-1) ?? '' };
}

function find(root: Place, folder: readonly string[]): Place | undefined {
  return folder.reduce<Place | undefined>((place, name) => place?.inside.get(name), root);
}

function put(root: Place, entry: LayerEntry): void {
  let place = root;
  for (const name of entry.path.split('/').slice(1)) {
    const inner = place.inside.get(name) ?? { inside: new Map() };
    place.inside.set(name, inner);
    place = inner;
  }
  place.entry = entry;
  // What lay in a folder is gone where something else takes its place.
  if (entry.type !== 'directory') place.inside.clear();
}
