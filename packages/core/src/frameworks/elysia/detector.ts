import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { defineDetector } from '../define-detector.ts';

export default defineDetector({
  id: 'elysia',
  name: 'Elysia',
  language: 'node',
  supersedes: ['bun', 'node', 'create-react-app', 'vite'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('elysia');
    return dependency === undefined
      ? undefined
      : describeNodeServer(folder, { version: dependency, source: dependency.source });
  },
});
