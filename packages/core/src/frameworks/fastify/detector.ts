import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findMatch } from '../../source/sources.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'fastify',
  name: 'Fastify',
  language: 'node',
  supersedes: ['node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest?.dependency('fastify');
    // A plug-in depends on it too; a service makes an instance.
    const instance = findMatch(
      folder.javaScript,
      /(?<![.\w])(?:fastify|Fastify)(?:<[^>\n]*>)?\(|require\(\s*['"]fastify['"]\s*\)\(/,
    );
    if (dependency === undefined || instance === undefined) return undefined;

    const server = await describeNodeServer(folder);
    return 'refused' in server ? server : { ...server, version: dependency, source: dependency.source };
  },
});
