import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { findStarts } from '../../languages/node/starts.ts';
import { defineDetector } from '../define-detector.ts';

const instance = { modules: ['fastify'], names: ['default', 'fastify'], undeclared: ['fastify', 'Fastify'] };

export default defineDetector({
  id: 'fastify',
  name: 'Fastify',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest?.dependency('fastify');
    // A plug-in depends on it too; a service makes an instance.
    if (dependency === undefined) return undefined;
    const made = findPackageCall(folder.javaScript, instance) !== undefined || (await startsByCommandLine(folder));
    if (!made) return undefined;
    return describeNodeServer(folder, { version: dependency, source: dependency.source }, { isNarrow: true });
  },
});

/** `fastify start app.js` makes the instance itself. */
async function startsByCommandLine(folder: NodeFolder): Promise<boolean> {
  const starts = await findStarts(folder);
  return starts.some(({ followed }) => followed?.command.program === 'fastify');
}
