import { flagText, isReadOnly, patience, type RunFlag, type RunProperty, recommended, scratch } from './run-flags.ts';

/** One start of an image with certain flags. */
export interface Trial {
  /** Whether it came as far as without any flag. */
  stands: boolean;
  /** Why not, as half a sentence: `it ran out of memory`. */
  why: string;
  /** What it wanted to write on its read-only root. */
  deniedPath?: string | undefined;
}

/** A recommended flag that an image is proven without. */
export interface RefusedFlag {
  flag: string;
  check: string;
  /** A whole sentence. */
  reason: string;
}

export interface RunChoice {
  flags: readonly RunFlag[];
  refused: readonly RefusedFlag[];
}

/** Each gets a folder in memory; an image that writes to more places than this is one that writes everywhere. */
const MOST_FOLDERS = 4;

/**
 * Finds out which of the recommended flags an image stands: all at once first, which is the usual case; else one property
 * after the other on top of those that it stands, each in milder forms. `isOver` ends the search: what was not tried then
 * is left out, and said to be.
 */
export async function chooseRunFlags(
  attempt: (flags: readonly RunFlag[]) => Promise<Trial>,
  isOver: () => boolean,
  properties: readonly RunProperty[] = recommended,
): Promise<RunChoice> {
  const all = await withFolders(attempt, [...properties.map(({ forms }) => forms[0]), patience]);
  if (all.trial.stands) return { flags: all.flags, refused: [] };
  let kept: readonly RunFlag[] = [patience];
  const refused: RefusedFlag[] = [];
  for (const { check, forms } of properties) {
    for (const form of forms) {
      if (isOver()) {
        refused.push({ flag: flagText(form), check, reason: 'The trials took too long, so it was not tried.' });
        break;
      }
      const { trial, flags } = await withFolders(attempt, [...kept, form]);
      if (trial.stands) {
        kept = flags;
        break;
      }
      refused.push({ flag: flagText(form), check, reason: `It does not stand it: ${trial.why}.` });
    }
  }
  return { flags: kept, refused };
}

/** Under a read-only root, what the image writes to becomes a folder in memory, one by one as it names them. */
async function withFolders(
  attempt: (flags: readonly RunFlag[]) => Promise<Trial>,
  flags: readonly RunFlag[],
): Promise<{ trial: Trial; flags: readonly RunFlag[] }> {
  const first = await attempt(flags);
  if (!flags.some(isReadOnly)) return { trial: first, flags };
  const folders: string[] = [];
  for (let trial = first; ; ) {
    const folder = trial.deniedPath === undefined ? undefined : scratchFolder(trial.deniedPath);
    if (trial.stands) return { trial, flags: [...flags, ...folders.map(scratch)] };
    // What it says without a folder is about the image; what it says with one may be about the folder.
    if (folder === undefined || folders.includes(folder) || folders.length === MOST_FOLDERS) {
      return { trial: first, flags };
    }
    folders.push(folder);
    trial = await attempt([...flags, ...folders.map(scratch)]);
  }
}

/** Folders in which each program has one of its own. */
const SHARED = /^(\/var\/(cache|log|lib|spool)|\/home|\/srv|\/mnt|)$/;
/** Programs and settings, which an empty folder would hide. */
const NEEDED = /^\/(bin|boot|dev|etc|lib\d*|proc|sbin|sys|usr)(\/|$)/;

/**
 * The folder that has to be writable for a path: the one that it lies in, since nobody can say whether the path itself is
 * a folder. Exported for its test.
 */
export function scratchFolder(path: string): string | undefined {
  // A colon would begin the options of `--tmpfs`; the path comes from a log, which can say anything.
  if (!/^\/[\w.@/-]+$/.test(path) || path.split('/').includes('..')) return undefined;
  const plain = path.replace(/(?<!\/)\/+$/, '');
  const parent = plain.replace(/\/[^/]*$/, '');
  // In a shared folder, what has no ending is taken for a folder that it makes there.
  const folder = SHARED.test(parent) && !/\.\w+$/.test(plain) ? plain : parent;
  return folder === '' || folder === '/tmp' || NEEDED.test(folder) ? undefined : folder;
}
