// The frameworks that the runtime is tried with, in exactly these versions; they stay in the cache of the tests.
import { cachedPackages } from './provide-node.mjs';

const frameworks = [
  ...['express4@npm:express@4.21.2', 'express@5.3.0', 'fastify@5.12.8', 'koa@3.3.0', '@koa/router@15.7.0'],
  ...['hono@4.13.19', '@hono/node-server@2.1.8', 'ws@8.23.0', 'socket.io@4.8.4', 'socket.io-client@4.8.4'],
  ...[
    '@nestjs/common@12.5.1',
    '@nestjs/core@12.5.1',
    '@nestjs/platform-express@12.5.1',
    'reflect-metadata@0.2.2',
    'rxjs@7.8.2',
  ],
  ...['prom-client@15.1.3', '@prometheus-io/client@0.16.1', '@opentelemetry/api@1.9.0'],
  ...[
    '@opentelemetry/sdk-trace-node@2.7.1',
    '@opentelemetry/instrumentation-http@0.218.0',
    'bullmq@6.7.0',
    'ioredis@5.9.2',
  ],
];

/** The folder whose `node_modules` holds them. Its name changes with the list. */
export function runtimePackages() {
  return cachedPackages('runtime-frameworks-3', frameworks);
}

/** vitest calls it before the tests that start processes. */
export default function provideRuntimePackages({ provide }) {
  provide('runtimePackages', runtimePackages());
}
