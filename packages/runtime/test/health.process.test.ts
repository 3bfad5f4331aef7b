import { ask, connectRaw, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

function routing(routes: string): Record<string, string> {
  return {
    'server.mjs': `
      import http from 'node:http';
      http.createServer((req, res) => { ${routes} }).listen(Number(process.env.PORT), () => console.log('up'));`,
  };
}

describe.each(nodeVersions())('Node %s', (node) => {
  test('an application without the routes has them', async () => {
    await using served = await serveWithRuntime({
      node,
      files: routing("res.writeHead(404, { 'Content-Length': 2 }); res.end('no');"),
    });
    expect(await ask(served, '/health?from=proxy')).toMatchObject({
      status: 200,
      body: '{"status":"ready","checks":{}}\n',
    });
    expect(await ask(served, '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}\n' });
    expect(await ask(served, '/healthy')).toMatchObject({ status: 404, body: 'no' });
  });

  test('an application with routes of its own keeps them, until it drains', async () => {
    await using served = await serveWithRuntime({ node, files: routing("res.end('own');") });
    expect(await ask(served, '/health')).toMatchObject({ status: 200, body: 'own' });
    expect(await ask(served, '/healthz')).toMatchObject({ status: 200, body: 'own' });
    served.kill('SIGTERM');
    await expect.poll(async () => (await ask(served, '/health')).status, { interval: 10 }).toBe(503);
    expect(await ask(served, '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}\n' });
  });
});

test.each([
  ['writes in pieces', "res.statusCode = 404; res.write('not '); res.write('found'); res.end();"],
  ['pipes', "res.statusCode = 404; Readable.from(['not', 'found']).pipe(res);"],
  [
    'waits',
    "setTimeout(() => { res.writeHead(404, 'Nope', { 'Content-Encoding': 'gzip' }); res.end('no', () => console.log('ended')); }, 20);",
  ],
  ['sends to a login', "res.writeHead(302, { Location: '/login' }).end();"],
  ['asks for a login', 'res.statusCode = 401; res.flushHeaders(); res.end();'],
])('a 404 of an application that %s is replaced as a whole', async (_, routes) => {
  const files = { 'server.mjs': `import { Readable } from 'node:stream';${routing(routes)['server.mjs']}` };
  await using served = await serveWithRuntime({ files });
  expect(await ask(served, '/health')).toMatchObject({ status: 200, body: '{"status":"ready","checks":{}}\n' });
});

test('an own answer that says no is kept', async () => {
  await using served = await serveWithRuntime({ files: routing("res.statusCode = 500; res.end('database gone');") });
  expect(await ask(served, '/health')).toMatchObject({ status: 500, body: 'database gone' });
});

test("HEAD has no body, and other methods are the application's", async () => {
  await using served = await serveWithRuntime({ files: routing('res.statusCode = 404; res.end(req.method);') });
  using client = await connectRaw(served.port);
  client.send(
    'HEAD /health HTTP/1.1\r\nHost: a\r\n\r\nPOST /health HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n',
  );
  await client.closed;
  const text = client.received().toString();
  expect(text).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\n\r\nHTTP\/1\.1 404 Not Found[\s\S]*POST$/);
});

test('paths and ports can be others, and a port that is taken stops nothing', async () => {
  const env = { SEAWORTHY_READINESS_PATH: '/ready', SEAWORTHY_LIVENESS_PATH: '/alive' };
  const files = routing("res.statusCode = 404; res.end('no');");
  await using first = await serveWithRuntime({ files, env });
  const admin = { url: (path: string) => `http://127.0.0.1:${first.adminPort}${path}` };
  expect(await ask(first, '/health')).toMatchObject({ status: 404 });
  expect(await ask(first, '/ready')).toMatchObject({ status: 200 });
  expect(await ask(admin, '/alive')).toMatchObject({ status: 200 });
  expect(await ask(admin, '/elsewhere')).toMatchObject({ status: 404 });
  await using second = await serveWithRuntime({
    files,
    env: { ...env, SEAWORTHY_ADMIN_PORT: String(first.adminPort) },
  });
  expect(await ask(second, '/ready')).toMatchObject({ status: 200 });
  second.kill('SIGTERM');
  const { code, log } = await second.ended;
  expect(code).toBe(0);
  expect(log[0]).toMatchObject({ event: 'admin.not-listening', code: 'EADDRINUSE', port: first.adminPort });
});

test('what a variable says and makes no sense is told once, and its default holds', async () => {
  const env = { SEAWORTHY_DRAIN_SECONDS: 'soon', SEAWORTHY_READINESS_PATH: 'health' };
  await using served = await serveWithRuntime({ files: routing("res.statusCode = 404; res.end('no');"), env });
  expect(await ask(served, '/health')).toMatchObject({ status: 200 });
  served.kill('SIGTERM');
  const { log } = await served.ended;
  expect(log.filter(({ event }) => event === 'settings').map(({ problem }) => problem)).toEqual([
    'SEAWORTHY_DRAIN_SECONDS is soon, and has to be: seconds, 0 or more. Its default holds',
    'SEAWORTHY_READINESS_PATH is health, and has to be: path, beginning with /. Its default holds',
  ]);
});

test.each([
  ['throws at once', "() => { throw new Error('no'); }", 'failed'],
  ['rejects with nothing', '() => Promise.reject()', 'failed'],
  ['answers false', 'async () => false', 'failed'],
  ['answers with an error', "async () => new Error('no')", 'failed'],
  [
    'asks somebody who says 500',
    "() => fetch('data:text/plain,no').then(() => new Response('no', { status: 500 }))",
    'failed',
  ],
  ['hangs', '() => new Promise(() => {})', 'timeout'],
  ['is no promise, though it looks like one', '() => ({ then() { throw new Error(); } })', 'failed'],
  ['answers with rows', 'async () => ({ rows: [1] })', 'ok'],
  ['asks somebody who says 200', "() => fetch('data:text/plain,yes')", 'ok'],
  ['answers with a circle', 'async () => { const circle = {}; circle.self = circle; return circle; }', 'ok'],
])('a check that %s', async (_, check, status) => {
  const files = {
    'server.mjs': `import { runtime } from '@seaworthy/runtime';
      runtime.check('it', ${check}, { timeoutMs: 200 });
      ${routing("res.statusCode = 404; res.end('no');")['server.mjs']}`,
  };
  await using served = await serveWithRuntime({ files, asPackage: true });
  const answer = await ask(served, '/health');
  expect(answer.status).toBe(status === 'ok' ? 200 : 503);
  expect(JSON.parse(answer.body).checks).toEqual({ it: { status, latencyMs: expect.any(Number) } });
  expect(await ask(served, '/healthz')).toMatchObject({ status: 200 });
});
