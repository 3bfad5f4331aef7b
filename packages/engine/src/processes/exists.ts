import { lstat, stat } from 'node:fs/promises';

/** True when there is something under this path; a link that leads nowhere counts only where links are not followed. */
export function exists(path: string, { followLinks = true }: { followLinks?: boolean } = {}): Promise<boolean> {
  return (followLinks ? stat(path) : lstat(path)).then(
    () => true,
    () => false,
  );
}
