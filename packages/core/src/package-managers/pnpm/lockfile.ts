import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/** pnpm reads lockfiles of its own generation only, so the file's version names the major that can install it. */
export function versionOfLockfile(text: string): string | undefined {
  const generation = /^lockfileVersion:\s*['"]?([\d.]+)/m.exec(text.slice(0, 200))?.[1];
  if (generation === undefined) return undefined;
  return generation.startsWith('9') ? '10' : generation.startsWith('6') ? '8' : '7';
}

/** The packages of a `pnpm-lock.yaml`; it doesn't say which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^ {2}['"]?\/?((?:@[^/@'"\s]+\/)?[^@/'":\s]+)[@/][^:\s]*:/gm)].map((match) => ({
    name: match[1] as string,
    offset: match.index,
  }));
}

/** The version by the list of what the project itself asks for: `version: 15.5.29(react@19.1.0)`. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  const word = `['"]?${escapePattern(name)}['"]?`;
  return versionBy(text, [
    new RegExp(`^ +${word}:\\n +specifier: [^\\n]*\\n +version: ['"]?(\\d[^('"\\s]*)`, 'm'),
    // Generations before 6 list versions alone.
    new RegExp(`^ +${word}: (\\d[^_('"\\s]*)`, 'm'),
  ]);
}

/** The projects of a `pnpm-lock.yaml`; one by itself has no such list. */
export function lockedMembers(text: string): string[] | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.indexOf('importers:');
  if (start < 0) return undefined;
  const list = lines.slice(start + 1);
  const end = list.findIndex((line) => line !== '' && !line.startsWith(' '));
  return list.slice(0, end < 0 ? undefined : end).flatMap((line) => {
    const written = /^ {2}[^ ]/.test(line) ? line.trim().split(':', 1).join() : '';
    return written === '' ? [] : [written.replace(/^['"]/, '').replace(/['"]$/, '')];
  });
}
