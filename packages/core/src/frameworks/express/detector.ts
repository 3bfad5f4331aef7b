import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { defineDetector } from '../define-detector.ts';

const application = { modules: ['express'], names: ['default'], undeclared: ['express'] };

export default defineDetector({
  id: 'express',
  name: 'Express',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest?.dependency('express');
    // A shared package may depend on it for its types or middleware; a service makes an application.
    if (dependency === undefined || findPackageCall(folder.javaScript, application) === undefined) return undefined;
    return describeNodeServer(folder, { version: dependency, source: dependency.source });
  },
});
