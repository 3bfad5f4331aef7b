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
  return [
    `{ ${COMPILE} ${folder} > ${log} || { cat ${log} && \\\n` +
      `      grep -qE '^(\\*\\*\\* )?[A-Za-z]+Error:' ${log} && \\\n` +
      `      ! grep -E '^(\\*\\*\\* )?[A-Za-z]+Error:' ${log} | grep -qvE '(Syntax|Indentation|Tab)Error:'; }; }`,
  ];
}
