import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findMatch } from '../../source/sources.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'express',
  name: 'Express',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest?.dependency('express');
    // A shared package may depend on it for its types or middleware; a service makes an application.
    const application = findMatch(folder.javaScript, /(?<![.\w])express\(\s*\)/);
    if (dependency === undefined || application === undefined) return undefined;

    const server = await describeNodeServer(folder);
    return 'refused' in server ? server : { ...server, version: dependency, source: dependency.source };
  },
});
