import { findListenCalls } from '../../languages/node/listen-calls.ts';
import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { sourceOf } from '../../languages/node/source/place.ts';
import { defineDetector } from '../define-detector.ts';

const server = { modules: ['http', 'https', 'node:http', 'node:https'], names: ['createServer', 'Server'] };

export default defineDetector({
  id: 'node',
  name: 'Node HTTP server',
  language: 'node',
  supersedes: [],

  async detect(folder: NodeFolder) {
    const created = findPackageCall(folder.javaScript, server);
    if (created === undefined || findListenCalls(folder.javaScript).length === 0) return undefined;

    const described = await describeNodeServer(folder);
    return 'refused' in described ? described : { ...described, source: sourceOf(created) };
  },
});
