import { escapePattern } from '../../repository/escape-pattern.ts';
import { versionBy } from '../locked-version.ts';

/** The packages of a `package-lock.json`, without those of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^ {4}"(?:[^"\n]*\/)?node_modules\/((?:@[^/"\n]+\/)?[^/"\n]+)": \{\n((?: {6}[^\n]*\n)*)/gm)]
    .filter((match) => !/^ {6}"(?:dev|devOptional)": true/m.test(match[2] ?? ''))
    .map((match) => ({ name: match[1] as string, offset: match.index }));
}

/** The version that lies in the top folder of modules, which is the one that the project itself gets. */
export function lockedVersion(text: string, name: string): { version: string; offset: number } | undefined {
  return versionBy(text, [new RegExp(`"node_modules/${escapePattern(name)}": \\{\\s*"version": "([^"]+)"`)]);
}

/** The first generation of lockfiles lists no members. */
export function lockedMembers(text: string): string[] | undefined {
  if (!/^ {2}"packages": \{/m.test(text)) return undefined;
  return [...text.matchAll(/^ {4}"([^"\n]+)": \{/gm)]
    .map((match) => match[1] as string)
    .filter((path) => !`/${path}`.includes('/node_modules/'));
}
