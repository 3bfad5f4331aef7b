/** Ranges of `/proc/<pid>/uid_map` (user_namespaces(7)): first id inside, first id outside, how many. */
type Range = [inside: number, outside: number, length: number];

/**
 * Translates an id of the reader's user namespace into that of a container, by the container's map as the reader sees it. An
 * id that has no place there is kept, so that the machine's own root counts as root.
 */
export function idInside(map: string, id: number): number {
  const range = map
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as Range)
    .find(([, outside, length]) => id >= outside && id < outside + length);
  return range === undefined ? id : id - range[1] + range[0];
}
