import { type UserError, userError } from '../errors/index.ts';
import { supportedFrameworks } from '../frameworks/supported-frameworks.ts';
import type { Facts, Source } from '../model/index.ts';

type UnsupportedFact = Facts['unsupported'][number];

/** What was recognised and can't be built, one entry a cause; folders that share one stand together. */
export interface UnsupportedCause {
  kind: NonNullable<UnsupportedFact['kind']>;
  name: string;
  /** Folders of the repository, each with what proves it. */
  folders: { path: string; source: Source }[];
}

export function groupUnsupported(unsupported: readonly UnsupportedFact[]): UnsupportedCause[] {
  const causes = new Map<string, UnsupportedCause>();
  for (const { kind = 'framework', name, path, source } of unsupported) {
    const key = `${kind} ${name}`;
    const cause = causes.get(key) ?? { kind, name, folders: [] };
    if (!cause.folders.some((folder) => folder.path === path)) cause.folders.push({ path, source });
    causes.set(key, cause);
  }
  return [...causes.values()];
}

/** The catalogued error that names all of it at once; a manifest that can't be read has one of its own. */
export function unsupportedError(causes: readonly UnsupportedCause[]): UserError {
  const [broken, ...others] = causes.filter(({ kind }) => kind === 'manifest');
  const source = broken?.folders[0]?.source;
  if (broken !== undefined && source !== undefined && others.length + 1 === causes.length)
    return userError('MANIFEST_BROKEN', { file: source.file, line: source.line ?? 1, reason: broken.name });
  const supported = supportedFrameworks.map(({ name }) => name);
  const found = causes.map(({ kind, name, folders }) => ({
    name: kind === 'manifest' ? `A manifest that can't be read (${name})` : name,
    folders: folders.map((folder) => ({ path: folder.path, file: placeOf(folder.source) })),
  }));
  return userError('UNSUPPORTED_FRAMEWORK', { found, supported });
}

function placeOf({ file, line }: Source): string {
  return line === undefined ? file : `${file}:${line}`;
}
