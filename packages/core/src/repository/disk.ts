import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { userError } from '../errors/index.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { createRepository, folderOf, maxTextBytes, type Repository, type Tree } from './repository.ts';

/** Kept by tools for themselves, or private to one machine: never looked at, whether version control ignores it or not. */
const skipped = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '.venv',
  'venv',
  '__pycache__',
  '.next',
  '.seaworthy',
  '.secrets',
  '.env',
  '.pytest_cache',
  '.mypy_cache',
  '.ruff_cache',
  '.turbo',
  '.pnpm-store',
  '.DS_Store',
]);

/**
 * Opens the folder at `path`: lists it once, reads files when they are asked for.
 * @throws NOT_A_FOLDER when there is none or it can't be read
 */
export async function openRepository(path: string): Promise<Repository> {
  const root = await resolveFolder(path);
  const rulesOf = new Map<string, IgnoreRules>();
  const tree: Tree = {
    name: basename(root),
    files: [],
    outsideLinks: [],
    ignores: (file) => rulesOf.get(folderOf(file))?.ignores(file, false) ?? false,
    read: (file) => readSmallText(join(root, file)),
  };
  await listFolder(root, '', await IgnoreRules.above(root), { tree, rulesOf });
  return createRepository(tree);
}

async function resolveFolder(path: string): Promise<string> {
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw userError('NOT_A_FOLDER', { path, reason: reasonOf(cause) }, cause);
  }
  throw userError('NOT_A_FOLDER', { path, reason: 'it is a file' });
}

interface Listing {
  tree: Tree;
  /** By folder, `.` for the top. */
  rulesOf: Map<string, IgnoreRules>;
}

async function listFolder(root: string, folder: string, rules: IgnoreRules, listing: Listing): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch((cause: unknown) => {
    throw userError('NOT_A_FOLDER', { path: folder === '' ? root : folder, reason: reasonOf(cause) }, cause);
  });
  const inner = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? rules.with(folder, await readFile(join(root, folder, '.gitignore'), 'utf8'))
    : rules;
  listing.rulesOf.set(folder === '' ? '.' : folder, inner);
  const { tree } = listing;
  await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name) || inner.ignores(path, entry.isDirectory())) return;
      if (entry.isDirectory()) return listFolder(root, path, inner, listing);
      if (entry.isSymbolicLink()) return listLink(root, path, tree);
      if (entry.isFile()) tree.files.push({ path, bytes: (await stat(join(root, path))).size });
    }),
  );
}

/** A link to a file inside counts as that file. One to a folder inside adds nothing: the folder is listed by itself. */
async function listLink(root: string, path: string, tree: Tree): Promise<void> {
  const target = await readlink(join(root, path));
  const real = await realpath(join(root, path)).catch(() => undefined);
  // A link to nowhere, or to itself, has no content that could be needed.
  if (real === undefined) return;
  const inside = relative(root, real);
  if (inside === '..' || inside.startsWith(`..${sep}`)) tree.outsideLinks.push({ path, target });
  else {
    const { size, isFile } = await stat(real).then((entry) => ({ size: entry.size, isFile: entry.isFile() }));
    if (isFile) tree.files.push({ path, bytes: size });
  }
}

async function readSmallText(path: string): Promise<string | undefined> {
  if ((await stat(path)).size > maxTextBytes) return undefined;
  return readFile(path, 'utf8');
}

function reasonOf(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is nothing of this name';
  if (code === 'EACCES' || code === 'EPERM') return 'permission to read it is denied';
  if (code === 'ENOTDIR') return 'a part of the path is a file';
  return cause instanceof Error ? cause.message : String(cause);
}
