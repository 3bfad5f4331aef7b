import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { defineDetector } from '../define-detector.ts';

const server = { modules: ['@hapi/hapi', 'hapi'], names: ['server', 'Server'] };

export default defineDetector({
  id: 'hapi',
  name: 'hapi',
  language: 'node',
  supersedes: ['node', 'create-react-app', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('@hapi/hapi') ?? folder.manifest.dependency('hapi');
    // A plug-in depends on it for its types; a service makes a server.
    if (dependency === undefined || findPackageCall(folder.javaScript, server) === undefined) return undefined;
    return describeNodeServer(folder, { version: dependency, source: dependency.source });
  },
});
