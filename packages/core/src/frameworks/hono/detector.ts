import { findNodeEntry } from '../../languages/node/entry-points.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { defineDetector } from '../define-detector.ts';

const adapter = { modules: ['@hono/node-server'], names: ['serve', 'createAdaptorServer'] };

export default defineDetector({
  id: 'hono',
  name: 'Hono',
  language: 'node',
  supersedes: ['node', 'create-react-app', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('hono');
    if (dependency === undefined) return undefined;
    const recognition = { version: dependency, source: dependency.source };
    // Hono runs on many platforms; the adapter is what makes it a server of Node, and Bun needs none.
    const isServer =
      findPackageCall(folder.javaScript, adapter) !== undefined || (await findNodeEntry(folder)).runtime !== undefined;
    return isServer ? describeNodeServer(folder, recognition) : recognition;
  },
});
