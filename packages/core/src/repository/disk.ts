import { readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, sep } from 'node:path';
import { userError } from '../errors/index.ts';
import { IgnoreRules } from './ignore-rules.ts';
import { findTextFile, maxHandwrittenBytes, maxTextBytes, readTextFile, reasonOf } from './read-file.ts';
import { createRepository, folderOf, type Repository, type Tree } from './repository.ts';

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
  // What package managers and test runners install for themselves, also where somebody keeps it.
  'site-packages',
  'bower_components',
  '.tox',
  '.nox',
]);
/** The file that makes a folder a virtual environment of Python, whatever it is called. */
const environmentMark = 'pyvenv.cfg';

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
    read: (file) => readSmallText(root, file),
  };
  await listFolder(root, '', await IgnoreRules.above(root), { tree, rulesOf });
  return createRepository(tree);
}

async function resolveFolder(path: string): Promise<string> {
  try {
    const root = await realpath(path);
    if ((await stat(root)).isDirectory()) return root;
  } catch (cause) {
    throw userError('NOT_A_FOLDER', { path, reason: reasonOf(cause) ?? String(cause) }, cause);
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
    const reason = reasonOf(cause) ?? String(cause);
    throw userError('NOT_A_FOLDER', { path: folder === '' ? root : folder, reason }, cause);
  });
  if (folder !== '' && entries.some(({ name }) => name === environmentMark)) return;
  const inner = entries.some((entry) => entry.name === '.gitignore' && entry.isFile())
    ? await innerRules(root, folder, rules)
    : rules;
  listing.rulesOf.set(folder === '' ? '.' : folder, inner);
  const { tree } = listing;
  await Promise.all(
    entries.map(async (entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (skipped.has(entry.name) || inner.ignores(path, entry.isDirectory())) return;
      if (entry.isDirectory()) return listFolder(root, path, inner, listing);
      if (entry.isSymbolicLink()) return listLink(root, path, tree);
      if (entry.isFile()) {
        const looks = await stat(join(root, path)).catch(() => undefined);
        // What went away since the folder was listed is not there.
        if (looks !== undefined) tree.files.push({ path, bytes: looks.size });
      }
    }),
  );
}

async function innerRules(root: string, folder: string, rules: IgnoreRules): Promise<IgnoreRules> {
  const name = folder === '' ? '.gitignore' : `${folder}/.gitignore`;
  const text = await findTextFile(join(root, name), { name, maxBytes: maxHandwrittenBytes });
  return text === undefined ? rules : rules.with(folder, text);
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
    const looks = await stat(real).catch(() => undefined);
    if (looks?.isFile()) tree.files.push({ path, bytes: looks.size });
  }
}

async function readSmallText(root: string, name: string): Promise<string | undefined> {
  const path = join(root, name);
  const looks = await stat(path).catch(() => undefined);
  if (looks !== undefined && looks.size > maxTextBytes) return undefined;
  // It may have become a link since it was listed.
  return readTextFile(path, { name, within: root });
}
