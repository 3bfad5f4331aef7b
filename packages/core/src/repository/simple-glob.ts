const longest = 1_000;
const mostInSegment = 4;
const mostAtAll = 12;

/**
 * False for a glob that takes for ever to hold against a path: each further `*` of a segment multiplies the ways in which a
 * long name can be split. People write one or two.
 */
export function isSimpleGlob(glob: string): boolean {
  if (glob.length > longest) return false;
  const wildcards = glob.split('/').map((segment) => segment.match(/[*+]+/g)?.length ?? 0);
  return wildcards.every((count) => count <= mostInSegment) && sum(wildcards) <= mostAtAll;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
