import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findMatch } from '../../source/sources.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'node',
  name: 'Node HTTP server',
  language: 'node',
  supersedes: [],

  async detect(folder: NodeFolder) {
    const module = findMatch(folder.javaScript, /(?:from\s*|require\(\s*)['"](?:node:)?https?['"]/);
    const server = findMatch(folder.javaScript, /\bcreateServer\(|\bnew\s+(?:\w+\.)?Server\(/);
    const listens = findMatch(folder.javaScript, /\.listen\(/);
    if (module === undefined || server === undefined || listens === undefined) return undefined;

    const described = await describeNodeServer(folder);
    return 'refused' in described ? described : { ...described, source: server.source };
  },
});
