import { Agent } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, connectRaw, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const plain = {
  'server.mjs': `
    import http from 'node:http';
    http.createServer((req, res) => {
      if (req.url.startsWith('/slow')) return setTimeout(() => res.end('slow'), 1000);
      if (req.url.startsWith('/never')) return;
      if (req.url === '/explicit') { res.writeHead(200, { 'Connection': 'keep-alive' }); return res.end('kept'); }
      if (req.url.startsWith('/health')) res.statusCode = 404;
      res.end('hi');
    }).listen(Number(process.env.PORT), () => console.log('up'));`,
};

describe.each(nodeVersions())('Node %s, a plain server', (node) => {
  test('serves through the window, says no more than that, and loses nothing', async () => {
    await using served = await serveWithRuntime({ node, files: plain });
    using idle = await connectRaw(served.port);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    expect(await ask(served, '/', agent)).toMatchObject({ status: 200, connection: 'keep-alive' });
    expect(await ask(served, '/health')).toMatchObject({ status: 200, body: '{"status":"ready","checks":{}}\n' });
    const slow = ask(served, '/slow?token=secret');
    await delay(100);
    served.kill('SIGTERM');
    await delay(100);
    // Once more, as some orchestrators do.
    served.kill('SIGTERM');
    expect(await ask(served, '/', agent)).toMatchObject({ status: 200, connection: 'close' });
    expect(await ask(served, '/explicit', agent)).toMatchObject({ status: 200, connection: 'close', body: 'kept' });
    expect(await ask(served, '/health')).toMatchObject({ status: 503, body: '{"status":"draining"}\n' });
    expect(await ask(served, '/healthz')).toMatchObject({ status: 200 });
    expect(await slow).toMatchObject({ status: 200, body: 'slow' });
    await idle.closed;
    const { code, log } = await served.ended;
    expect(code).toBe(0);
    expect(log.map(({ event }) => event)).toEqual([
      ...['shutdown.signal', 'shutdown.draining', 'shutdown.signal-repeated'],
      ...['shutdown.closing', 'shutdown.closed', 'shutdown.done'],
    ]);
  });

  test('answers pipelined requests, and ends the connection with the last', async () => {
    await using served = await serveWithRuntime({ node, files: plain });
    using client = await connectRaw(served.port);
    served.kill('SIGTERM');
    await delay(100);
    client.send('GET /1 HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(5));
    await client.closed;
    const text = client.received().toString();
    expect(text.match(/HTTP\/1\.1 200/g)).toHaveLength(5);
    expect(text.match(/^Connection: close/gm)).toHaveLength(1);
    expect(await served.ended).toMatchObject({ code: 0 });
  });

  test('ends what hangs, and names it', async () => {
    await using served = await serveWithRuntime({ node, files: plain, env: { SEAWORTHY_SHUTDOWN_SECONDS: '1' } });
    const lost = ask(served, '/never?token=secret').catch(() => 'cut');
    await delay(100);
    served.kill('SIGTERM');
    const { code, log } = await served.ended;
    expect(code).toBe(1);
    const hung = log.find(({ event }) => event === 'shutdown.hung');
    expect(hung).toMatchObject({ requests: 1, slowest: [{ method: 'GET', path: '/never' }] });
    expect(JSON.stringify(log)).not.toContain('secret');
    expect(await lost).toBe('cut');
  });

  test('a signal after the window ends it at once', async () => {
    await using served = await serveWithRuntime({ node, files: plain, env: { SEAWORTHY_DRAIN_SECONDS: '0.1' } });
    ask(served, '/never').catch(() => undefined);
    await delay(100);
    served.kill('SIGTERM');
    await delay(400);
    served.kill('SIGTERM');
    const { code, log } = await served.ended;
    expect(code).toBe(1);
    expect(log.at(-2)).toMatchObject({ event: 'shutdown.forced', requests: 1 });
  });

  test('waits for the rest of a request that has begun', async () => {
    await using served = await serveWithRuntime({ node, files: plain });
    using client = await connectRaw(served.port);
    client.send('GET / HTTP/1.1\r\nHo');
    served.kill('SIGTERM');
    await delay(800);
    client.send('st: a\r\n\r\n');
    await client.until((text) => text.endsWith('hi'));
    expect(await served.ended).toMatchObject({ code: 0 });
  });
});

test('several servers, and a socket in the file system, are all drained', async () => {
  await using served = await serveWithRuntime({
    files: {
      'server.mjs': `
        import http from 'node:http';
        const slow = (ms) => (req, res) => setTimeout(() => res.end('slow'), ms);
        http.createServer(slow(800)).listen('own.sock');
        // Longer, so that who asks the other one lives to say what it got.
        http.createServer(slow(1400)).listen(Number(process.env.PORT), () => {
          console.log('up');
          http.get({ socketPath: 'own.sock' }, (res) => res.resume().on('end', () => console.log('own', res.statusCode)));
        });`,
    },
  });
  const slow = ask(served, '/');
  await delay(100);
  served.kill('SIGTERM');
  expect(await slow).toMatchObject({ status: 200 });
  expect(await served.ended).toMatchObject({ code: 0, stdout: 'up\nown 200' });
});

test('a server that begins to listen while all is closing is closed as well', async () => {
  await using served = await serveWithRuntime({
    files: {
      'server.mjs': `
        import http from 'node:http';
        const server = http.createServer((req, res) => setTimeout(() => res.end('slow'), 1000));
        server.listen(Number(process.env.PORT), () => console.log('up'));
        setTimeout(() => http.createServer(() => {}).listen(0, () => console.log('late')), 1200);`,
    },
  });
  await delay(300);
  const slow = ask(served, '/');
  await delay(50);
  served.kill('SIGTERM');
  expect(await slow).toMatchObject({ status: 200 });
  expect(await served.ended).toMatchObject({ code: 0 });
});

test('switched off, it does nothing', async () => {
  await using served = await serveWithRuntime({ files: plain, env: { SEAWORTHY_RUNTIME: 'off' } });
  expect(await ask(served, '/health')).toMatchObject({ body: 'hi' });
  served.kill('SIGTERM');
  expect(await served.ended).toMatchObject({ signal: 'SIGTERM', log: [] });
});
