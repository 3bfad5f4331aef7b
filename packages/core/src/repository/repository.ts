import { userError } from '../errors/index.ts';

/** Read-only view of a user's tree. Paths are relative to it, with `/`; `.` is the tree itself. */
export interface Repository {
  /** Name of the folder, in the form that compose accepts as a project name. */
  readonly name: string;
  /** Every file that version control would keep, sorted by code unit. Links out of the tree are not among them. */
  readonly files: readonly string[];
  /** Symbolic links that lead out of the tree, sorted, and what each names. They are never followed. */
  readonly outsideLinks: readonly { path: string; target: string }[];
  /** True for a path that version control is told to leave out, whether there is such a file here or not. */
  ignores(path: string): boolean;
  /** Sum of the sizes of `files`. */
  readonly bytes: number;
  /** The size of a file of `files`; `undefined` for anything else. */
  sizeOf(path: string): number | undefined;
  /** True for a file of `files` and for a link that leads outside, so that reading the link can explain itself. */
  has(path: string): boolean;
  /**
   * The text of a file. `undefined`: there is no such file, or it is too large to be source (`maxTextBytes`).
   * @throws SYMLINK_OUTSIDE when the path is a link out of the tree; FILE_UNREADABLE when it is no regular file, or denied
   */
  readText(path: string): Promise<string | undefined>;
  /** Computes `key` once for this view; all that is derived from files is cached so. */
  once<Value>(key: string, compute: () => Promise<Value>): Promise<Value>;
}

/** What a tree consists of: the disk and the memory repository differ in nothing else. */
export interface Tree {
  name: string;
  files: { path: string; bytes: number }[];
  outsideLinks: { path: string; target: string }[];
  /** Absent: nothing is ignored. */
  ignores?(path: string): boolean;
  read(path: string): Promise<string | undefined>;
}

export function createRepository(tree: Tree): Repository {
  const files = tree.files.map(({ path }) => path).sort(byCodeUnit);
  const sizes = new Map(tree.files.map(({ path, bytes }) => [path, bytes]));
  const outside = new Map(tree.outsideLinks.map(({ path, target }) => [path, target]));
  const computed = new Map<string, Promise<unknown>>();
  const once = <Value>(key: string, compute: () => Promise<Value>): Promise<Value> => {
    const known = computed.get(key) as Promise<Value> | undefined;
    if (known !== undefined) return known;
    const value = compute();
    computed.set(key, value);
    return value;
  };

  return {
    name: projectName(tree.name),
    files,
    outsideLinks: [...tree.outsideLinks].sort((a, b) => byCodeUnit(a.path, b.path)),
    ignores: (path) => tree.ignores?.(path) ?? false,
    bytes: tree.files.reduce((sum, { bytes }) => sum + bytes, 0),
    sizeOf: (path) => sizes.get(path),
    has: (path) => sizes.has(path) || outside.has(path),
    async readText(path) {
      const target = outside.get(path);
      if (target !== undefined) throw userError('SYMLINK_OUTSIDE', { link: path, target });
      if (!sizes.has(path)) return undefined;
      return once(`text:${path}`, () => tree.read(path));
    },
    once,
  };
}

/** The order of all lists in the documents: independent of locale and file system. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name that compose accepts: lower case, digits, `-` and `_`, starting with a letter or digit. */
export function projectName(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '-')
    .replace(/^[^a-z0-9]+|(?<![-_])[-_]+$/g, '');
  return name === '' ? 'app' : name;
}

/** Joins a folder and a name; the folder `.` adds nothing, `..` steps and `./` are resolved. */
export function joinPath(folder: string, name: string): string {
  const parts: string[] = [];
  for (const part of `${folder}/${name}`.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

/** The folder of a path; `.` at the top. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}
