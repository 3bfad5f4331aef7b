import type { EvidenceValues } from '@seaworthy/core/model';
import type { SizedArchive } from '@seaworthy/engine';

type StrayFiles = EvidenceValues['strayFiles'];

const MOST_NAMED = 30;
const WORLD_WRITABLE = 0o002;
const STICKY = 0o1000;

/** Folders that only tools on the source use, wherever they lie. */
const FOLDERS = new Set(
  '.git .hg .svn .pytest_cache .mypy_cache .ruff_cache .tox .nox .hypothesis .nyc_output .vscode .idea'.split(' '),
);
/** Settings of one machine, by the names that dotenv and frameworks know; those of production are not among them. */
const SETTINGS = /^\.env(?:\.(?:local|development|test)(?:\.local)?)?$/;
/** Where package managers keep what they fetched; from the folder of a user, or of the system. */
const CACHES = [
  ...['/.npm/_cacache/', '/.cache/pip/', '/.cache/uv/', '/.cache/yarn/', '/.cache/pnpm/', '/.cache/pypoetry/'],
  ...['/.bun/install/cache/', '/.pnpm-store/', '/var/cache/apt/archives/', '/var/lib/apt/lists/'],
];
/** Empty, or the lock that apt keeps there. */
const KEPT_BY_APT = /^\/var\/(?:cache\/apt\/archives|lib\/apt\/lists)\/(?:lock|partial|auxfiles)?$/;

/** What others packed is theirs to tidy. */
const PACKAGES = ['/node_modules/', '/site-packages/', '/dist-packages/'];

/** Finds what nobody needs in the files that a container sees. Pure. */
export function strayFilesOf({ files }: Pick<SizedArchive, 'files'>): StrayFiles {
  const entries = [...files.values()];
  const writable = entries.filter(
    ({ type, mode }) =>
      (type === 'file' && (mode & WORLD_WRITABLE) !== 0) ||
      (type === 'directory' && (mode & WORLD_WRITABLE) !== 0 && (mode & STICKY) === 0),
  );
  const own = entries.flatMap(({ path, type }) =>
    type === 'directory' || PACKAGES.some((folder) => path.includes(folder)) ? [] : [path],
  );
  return {
    worldWritable: found(writable.map(({ path }) => path)),
    development: found(own.flatMap((path) => developmentPathOf(path) ?? [])),
    sourceMaps: found(own.filter((path) => /\.(?:[cm]?js|css)\.map$/.test(path))),
  };
}

/** The folder or file that is to go, so that a folder with a thousand objects is one. */
function developmentPathOf(path: string): string | undefined {
  const parts = path.split('/');
  const at = parts.findIndex((part) => FOLDERS.has(part));
  if (at !== -1) return parts.slice(0, at + 1).join('/');
  const cache = CACHES.find((folder) => path.includes(folder));
  if (cache !== undefined) {
    return KEPT_BY_APT.test(path) ? undefined : path.slice(0, path.indexOf(cache) + cache.length - 1);
  }
  return SETTINGS.test(parts.at(-1) ?? '') ? path : undefined;
}

function found(paths: readonly string[]): StrayFiles['development'] {
  const unique = [...new Set(paths)].sort();
  return { count: unique.length, paths: unique.slice(0, MOST_NAMED) };
}
