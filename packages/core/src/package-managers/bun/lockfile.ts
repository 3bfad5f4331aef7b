import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/** The version of a `bun.lock`; the older `bun.lockb` is no text. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  const word = escapePattern(name);
  return versionBy(text, [new RegExp(`"${word}": \\["${word}@([^"]+)"`)]);
}

/** The packages of a `bun.lock`; it doesn't say which are of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^ {4}"[^"\n]+": \["((?:@[^/@"\n]+\/)?[^@"\n]+)@/gm)].map((match) => ({
    name: match[1] as string,
    offset: match.index,
  }));
}

/** `undefined` for the older `bun.lockb`. */
export function lockedMembers(text: string): string[] | undefined {
  const list = /^ {2}"workspaces": \{\n((?: {4}[^\n]*\n)*)/m.exec(text)?.[1];
  return list === undefined
    ? undefined
    : [...list.matchAll(/^ {4}"([^"\n]+)": \{/gm)].map((match) => match[1] as string);
}
