/** A fragment id made of names in a report: stable between runs, so that a link to one verdict stays good. */
export function anchor(...names: string[]): string {
  return names.map((name) => name.toLowerCase().replace(/[^a-z0-9]+/g, '-')).join('--');
}
