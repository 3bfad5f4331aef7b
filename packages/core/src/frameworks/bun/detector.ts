import { findBunServes, findServedExport } from '../../languages/node/bun-server.ts';
import { findNodeEntry } from '../../languages/node/entry-points.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { isAt, type Place, sourceOf } from '../../languages/node/source/place.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'bun',
  name: 'Bun HTTP server',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const { runtime, sourceFile } = await findNodeEntry(folder);
    if (runtime === undefined) return undefined;
    const { javaScript, resolve } = folder;
    const [called] = findBunServes(javaScript);
    const served =
      called ??
      findPackageCall(javaScript, { modules: ['bun'], names: ['serve'] }) ??
      (sourceFile === undefined ? undefined : findFetcher(findServedExport(javaScript, resolve(sourceFile))));
    return served === undefined ? undefined : describeNodeServer(folder, { source: sourceOf(served) });
  },
});

/** An object with `fetch` is what Bun serves. */
function findFetcher(exported: Place | undefined): Place | undefined {
  if (!isAt(exported, 'ObjectExpression')) return undefined;
  const names = exported.node.properties.flatMap((property) =>
    property.type !== 'SpreadElement' && property.key.type === 'Identifier' ? [property.key.name] : [],
  );
  return names.includes('fetch') ? exported : undefined;
}
