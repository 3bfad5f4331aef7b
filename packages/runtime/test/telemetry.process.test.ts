import { ask, nodeVersions, runtimePackages, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { expect, test } from 'vitest';

/** A server that is traced by OpenTelemetry's own instrumentation, and tells each trace to its client. */
const traced = {
  'server.cjs': `
    const { trace } = require('@opentelemetry/api');
    const { NodeTracerProvider } = require('@opentelemetry/sdk-trace-node');
    const { HttpInstrumentation } = require('@opentelemetry/instrumentation-http');
    new NodeTracerProvider().register();
    new HttpInstrumentation().enable();
    const { runtime } = require('@seaworthy/runtime');
    runtime.log.info('outside');
    require('node:http').createServer((req, res) => setTimeout(() => {
      runtime.log.info('asked', { path: req.url });
      res.end(trace.getActiveSpan()?.spanContext().traceId);
    }, 50)).listen(Number(process.env.PORT), () => console.log('up'));`,
};

test.each(nodeVersions())('Node %s: a line of the log has the ids of its own request', async (node) => {
  await using served = await serveWithRuntime({ node, files: traced, packages: runtimePackages(), asPackage: true });
  const [one, other] = await Promise.all([ask(served, '/1'), ask(served, '/2')]);
  expect(one.body).toMatch(/^[\da-f]{32}$/);
  expect(one.body).not.toBe(other.body);
  served.kill('SIGTERM');
  const { code, log } = await served.ended;
  expect(code).toBe(0);
  const idOf = (path: string) => log.find((line) => line.event === 'asked' && line.path === path);
  expect(idOf('/1')).toMatchObject({ trace_id: one.body, span_id: expect.stringMatching(/^[\da-f]{16}$/) });
  expect(idOf('/2')).toMatchObject({ trace_id: other.body });
  expect(log.find(({ event }) => event === 'outside')).not.toHaveProperty('trace_id');
});
