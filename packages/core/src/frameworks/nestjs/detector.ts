import type { NodeFolder } from '../../languages/node/node-folder.ts';
import { describeNodeServer } from '../../languages/node/server.ts';
import { findPackageCall } from '../../languages/node/source/package-calls.ts';
import { sourceOf } from '../../languages/node/source/place.ts';
import { defineDetector } from '../define-detector.ts';

const factory = (...names: string[]) => ({ modules: ['@nestjs/core'], names });
const application = factory('NestFactory.create');
const microservice = factory('NestFactory.createMicroservice', 'NestFactory.createApplicationContext');

export default defineDetector({
  id: 'nestjs',
  name: 'NestJS',
  language: 'node',
  supersedes: ['express', 'fastify', 'node'],

  async detect(folder: NodeFolder) {
    const dependency = folder.manifest.dependency('@nestjs/core');
    if (dependency === undefined) return undefined;
    const made = findPackageCall(folder.javaScript, application);
    // A library of modules depends on it too; a service makes an application.
    if (made !== undefined) return describeNodeServer(folder, { version: dependency, source: dependency.source });
    const other = findPackageCall(folder.javaScript, microservice);
    if (other === undefined) return undefined;
    const name = 'A NestJS program without HTTP';
    return { refused: { kind: 'framework' as const, name, path: folder.path, source: sourceOf(other) } };
  },
});
