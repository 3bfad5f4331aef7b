/** What was found, for the list of what was seen: the names that are known, and how many more there are. */
export function named({ count, paths }: { count: number; paths: readonly string[] }): string[] {
  const more = count - paths.length;
  return more > 0 ? [...paths, `and ${more} more`] : [...paths];
}
