/** The texts of a list that somebody wrote by hand; `undefined` when it is no list. */
export function textsIn(value: unknown): string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}
