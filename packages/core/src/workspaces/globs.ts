import picomatch from 'picomatch';
import { isSimpleGlob } from '../repository/simple-glob.ts';

/**
 * Whether a folder (relative to the root) is named by the globs of a workspace. A `!` in front leaves out what another
 * names. Globs that lead out of the root name nothing: what lies outside isn't part of the repository's tree.
 */
export function createMemberMatcher(globs: readonly string[]): (folder: string) => boolean {
  const named = matcher(globs.filter((glob) => !glob.startsWith('!')));
  const left = matcher(globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)));
  return (folder) => named(folder) && !left(folder);
}

function matcher(globs: readonly string[]): (folder: string) => boolean {
  const patterns = globs
    .map((glob) => glob.replace(/^(?:\.?\/)+/, '').replace(/(?<!\/)\/+$/, ''))
    .filter((glob) => glob !== '' && isSimpleGlob(glob) && !glob.split('/').includes('..'));
  return patterns.length === 0 ? () => false : picomatch(patterns);
}
