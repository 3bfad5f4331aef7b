/** The first group of the first of these patterns that is found: a version, and where the match begins. */
export function versionBy(text: string, patterns: readonly RegExp[]): { version: string; offset: number } | undefined {
  for (const pattern of patterns) {
    const found = pattern.exec(text);
    if (found?.[1] !== undefined) return { version: found[1], offset: found.index };
  }
  return undefined;
}
