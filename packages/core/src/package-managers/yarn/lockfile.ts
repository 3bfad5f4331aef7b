import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/**
 * The last Yarn that writes each generation of lockfiles: a later one would rewrite the file, which an exact installation
 * forbids. Lockfiles of Yarn 1 have no such number.
 */
const lastOfGeneration: Readonly<Record<string, string>> = {
  '4': '3.8.7',
  '5': '3.8.7',
  '6': '3.8.7',
  '8': '4.12.0',
  '9': '4.14.1',
};
const LATEST = '4.18.1';
const CLASSIC = '1.22.22';

export function versionOfLockfile(text: string): string | undefined {
  if (/^# yarn lockfile v1$/m.test(text.slice(0, 500))) return CLASSIC;
  const generation = /^__metadata:\n {2}version: (\d+)$/m.exec(text.slice(0, 1000).replaceAll('\r', ''))?.[1];
  return generation === undefined ? undefined : (lastOfGeneration[generation] ?? LATEST);
}

/** The packages of a `yarn.lock`; it doesn't say which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  const found: { name: string; offset: number }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    // Entries begin at the margin: `"@scope/name@^1.0.0", "@scope/name@^1.1.0":`.
    const name = line.trimEnd().endsWith(':') ? /^"?(@?[^@"\s#:]+)@/.exec(line)?.[1] : undefined;
    if (name !== undefined) found.push({ name, offset });
    offset += line.length + 1;
  }
  return found;
}

/** The version of the first entry for this name: `next@^15.0.0:` in Yarn 1, `"next@npm:^15.0.0":` later. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  return versionBy(text, [new RegExp(`^"?${escapePattern(name)}@[^\\n]*:\\n +version:? "?([^"\\s]+)`, 'm')]);
}

/** Yarn 1 lists no members. */
export function lockedMembers(text: string): string[] | undefined {
  const mark = '@workspace:';
  const found = text.split(/\r?\n/).flatMap((line) => {
    const at = line.startsWith('  resolution: "') && line.endsWith('"') ? line.indexOf(mark) : -1;
    return at < 0 ? [] : [line.slice(at + mark.length, -1)];
  });
  return found.length === 0 ? undefined : found;
}
