import type { Recognition } from '../detection.ts';
import type { NodeFolder } from './node-folder.ts';

/** What else has to hold for a dependency to tell what a folder is. */
interface Condition {
  /** A development dependency is enough: it builds the whole service. */
  development?: boolean;
  /** A file that tells its sites from packages that only use it as a tool. */
  beside?: string;
}

/** Recognises a framework by a dependency in package.json. */
export function dependsOn(name: string, { development = false, beside }: Condition = {}) {
  return async ({ manifest, has }: NodeFolder): Promise<Recognition | undefined> => {
    const found = manifest.dependency(name) ?? (development ? manifest.devDependency(name) : undefined);
    if (found === undefined || (beside !== undefined && !has(beside))) return undefined;
    return { version: found, source: found.source };
  };
}
