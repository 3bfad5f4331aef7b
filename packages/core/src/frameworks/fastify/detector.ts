import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
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
    if (dependency === undefined || findPackageCall(folder.javaScript, instance) === undefined) return undefined;

    const server = await describeNodeServer(folder);
    return 'refused' in server ? server : { ...server, version: dependency, source: dependency.source };
  },
});
