import type { Fact } from '../../model/index.ts';
import { findImageVersion } from '../../source/existing-dockerfile.ts';
import { findMiseVersion } from '../../source/mise.ts';
import { readVersionFile } from '../../source/version-file.ts';
import type { NodeFolder } from './node-folder.ts';

/** The Node version that the service asks for, as written; the most exact place first. */
export async function findNodeVersion(folder: NodeFolder): Promise<Fact<string> | undefined> {
  return (
    (await readVersionFile(folder, '.nvmrc', /^[ \t]*v?(\d[\w.]*|lts\/[\w*-]+)/m)) ??
    (await readVersionFile(folder, '.node-version', /^[ \t]*v?(\d[\w.]*)/m)) ??
    (await readVersionFile(folder, '.tool-versions', /^[ \t]*node(?:js)?[ \t]+v?(\d[\w.]*)/m)) ??
    (await findMiseVersion(folder, ['node', 'nodejs'])) ??
    folder.manifest.text('volta', 'node') ??
    folder.manifest.text('devEngines', 'runtime', 'version') ??
    // What runs today is more exact than a range, which is a promise.
    (await findImageVersion(folder, 'node')) ??
    folder.manifest.text('engines', 'node')
  );
}
