/** The packages of a `package-lock.json`, without those of development alone. */
export function lockedPackages(text: string): { name: string; offset: number }[] {
  return [...text.matchAll(/^ {4}"(?:[^"\n]*\/)?node_modules\/((?:@[^/"\n]+\/)?[^/"\n]+)": \{\n((?: {6}[^\n]*\n)*)/gm)]
    .filter((match) => !/^ {6}"(?:dev|devOptional)": true/m.test(match[2] ?? ''))
    .map((match) => ({ name: match[1] as string, offset: match.index }));
}
