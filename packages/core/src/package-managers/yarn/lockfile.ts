import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/** The version of the first entry for this name: `next@^15.0.0:` in Yarn 1, `"next@npm:^15.0.0":` later. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  return versionBy(text, [new RegExp(`^"?${escapePattern(name)}@[^\\n]*:\\n +version:? "?([^"\\s]+)`, 'm')]);
}
