/**
 * Byte code that is never checked against the source's time: files in an image don't change, and a reproducible build
 * resets times.
 */
export const COMPILE = 'python3 -m compileall -q -j 0 --invalidation-mode unchecked-hash';

/**
 * The same for packages, some of which ship files for another Python: what has a syntax error can't be imported anyway.
 * Any other failure ends the build.
 */
export function compilePackages(folder: string): string[] {
  const log = '/tmp/compiled';
  const otherErrors = String.raw`grep -qP '^(\*\*\* )?(?!(Syntax|Indentation|Tab)Error:)[A-Za-z]+Error:' ${log}`;
  return [`{ ${COMPILE} ${folder} > ${log} || { cat ${log} && grep -q 'Error:' ${log} && ! ${otherErrors}; }; }`];
}
