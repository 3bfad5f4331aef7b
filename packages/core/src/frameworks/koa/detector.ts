import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { defineDetector } from '../define-detector.ts';

const application = { modules: ['koa'], names: ['default'] };

export default defineDetector({
  id: 'koa',
  name: 'Koa',
  language: 'node',
  supersedes: ['node', 'create-react-app', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('koa');
    // Middleware depends on it for its types; a service makes an application.
    if (dependency === undefined || findPackageCall(folder.javaScript, application) === undefined) return undefined;
    return describeNodeServer(folder, { version: dependency, source: dependency.source });
  },
});
