import type { LayerContents } from '@seaworthy/core/images';

/** As many of each are named; the rest is a number. */
const NAMED = 5;
/** What is smaller explains nothing. */
const LEAST_BYTES = 10_000;

/** Takes the files of a layer one by one, and says which packages and files make it large. */
export class LargestContents {
  readonly #packages = new Map<string, number>();
  #files: LayerContents['files'] = [];

  /** `path` is absolute. */
  add(path: string, bytes: number): void {
    const name = packageOf(path);
    if (name !== undefined) this.#packages.set(name, (this.#packages.get(name) ?? 0) + bytes);
    else if (bytes >= LEAST_BYTES) this.#keep(path, bytes);
  }

  read(): LayerContents {
    const packages = [...this.#packages].map(([name, bytes]) => ({ name, bytes }));
    const named = packages.filter(({ bytes }) => bytes >= LEAST_BYTES).sort(bySize(({ name }) => name));
    return { packages: named.slice(0, NAMED), files: this.#files };
  }

  // A layer may hold a hundred thousand files: only the largest are kept.
  #keep(path: string, bytes: number): void {
    this.#files = [...this.#files, { path, bytes }].sort(bySize((file) => file.path)).slice(0, NAMED);
  }
}

const SYSTEM_FOLDERS = new Set(['', 'usr', 'usr/local']);
const FOLDERS_OF_PACKAGES = new Set(['node_modules', 'site-packages', 'dist-packages']);

/**
 * The package that a file belongs to, as people name it: `node_modules/next`, `node_modules/@prisma/client`,
 * `site-packages/sqlalchemy`, `/usr/lib/python3.13`. A package inside of another is that other's weight.
 */
export function packageOf(path: string): string | undefined {
  const parts = path.split('/').slice(1);
  const at = parts.findIndex((part) => FOLDERS_OF_PACKAGES.has(part));
  const folder = parts[at];
  if (folder !== undefined) {
    // pnpm keeps what it installs in a folder of its own: `node_modules/.pnpm/next@16.0.1/node_modules/next/…`.
    const inside = parts.slice(at + 1);
    const names = inside[0] === '.pnpm' || inside[0]?.startsWith('@') ? inside.slice(0, 2) : inside.slice(0, 1);
    return inside.length > names.length ? `${folder}/${names.join('/')}` : undefined;
  }
  return systemFolderOf(parts);
}

/** A folder of `/usr/lib` and the like; that of an architecture holds the libraries of everything, and names nothing. */
function systemFolderOf(parts: readonly string[]): string | undefined {
  const lib = parts.indexOf('lib');
  const name = parts[lib + 1];
  const system = SYSTEM_FOLDERS.has(parts.slice(0, Math.max(0, lib)).join('/'));
  if (lib < 0 || !system || name === undefined || parts.length === lib + 2) return undefined;
  if (name.endsWith('-linux-gnu')) return undefined;
  return `/${parts.slice(0, lib + 2).join('/')}`;
}

/** Largest first; what is of one size by its name, so that two runs say the same. */
function bySize<Item extends { bytes: number }>(nameOf: (item: Item) => string) {
  return (left: Item, right: Item) => right.bytes - left.bytes || (nameOf(left) < nameOf(right) ? -1 : 1);
}
