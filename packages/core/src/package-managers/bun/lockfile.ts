import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/** The version of a `bun.lock`; the older `bun.lockb` is no text. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  const word = escapePattern(name);
  return versionBy(text, [new RegExp(`"${word}": \\["${word}@([^"]+)"`)]);
}
