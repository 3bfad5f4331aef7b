import { once } from 'node:events';
import { connect } from 'node:http2';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, connectRaw, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const handshake =
  'GET /socket HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
  'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';

describe.each(nodeVersions())('Node %s', (node) => {
  test('an event stream is ended, and what is still written to it does no harm', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import http from 'node:http';
          http.createServer((req, res) => {
            res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
            setInterval(() => res.write('data: tick\\n\\n'), 50);
          }).listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    using client = await connectRaw(served.port);
    client.send('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
    await client.until((text) => text.includes('data: tick'));
    served.kill('SIGTERM');
    await client.closed;
    expect(client.received().toString()).toMatch(/0\r\n\r\n$/);
    expect(await served.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('a WebSocket gets a close frame that says 1001', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import http from 'node:http';
          const server = http.createServer();
          server.on('upgrade', (req, socket) => {
            socket.write('HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\nConnection: Upgrade\\r\\n\\r\\n');
            // The client's close frame ends it, as libraries have it.
            socket.on('data', () => socket.end());
          });
          server.listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    using client = await connectRaw(served.port);
    client.send(handshake);
    await client.until((text) => text.endsWith('\r\n\r\n'));
    served.kill('SIGTERM');
    const text = await client.until((received) => received.includes('\x88'));
    expect(Buffer.from(text.slice(text.indexOf('\x88')), 'latin1')).toEqual(Buffer.from([0x88, 0x02, 0x03, 0xe9]));
    client.send('\x88\x80\0\0\0\0');
    await client.closed;
    expect(await served.ended).toMatchObject({ code: 0 });
  });

  test('an HTTP/2 session is told, and what runs on it ends', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import http2 from 'node:http2';
          http2.createServer((req, res) => {
            if (req.url === '/health') { res.statusCode = 404; return res.end(); }
            setTimeout(() => res.end('whole'), 900);
          }).listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    const session = connect(served.url(''));
    await once(session, 'connect');
    const told = once(session, 'goaway');
    const slow = requestOver(session, '/');
    await delay(100);
    served.kill('SIGTERM');
    expect((await told)[0]).toBe(0);
    expect(await slow).toEqual({ status: 200, body: 'whole' });
    expect(await served.ended).toMatchObject({ code: 0 });
  });

  test('an HTTP/2 session that begins within the window is served', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import http2 from 'node:http2';
          http2.createServer((req, res) => res.end('hi')).listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    served.kill('SIGTERM');
    await delay(100);
    const session = connect(served.url(''));
    expect(await requestOver(session, '/')).toEqual({ status: 200, body: 'hi' });
    expect(await requestOver(session, '/health')).toEqual({ status: 503, body: '{"status":"draining"}\n' });
    session.close();
    expect(await served.ended).toMatchObject({ code: 0 });
  });

  test('the workers of a cluster drain, though the application would replace them', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import cluster from 'node:cluster';
          import http from 'node:http';
          if (cluster.isPrimary) {
            cluster.fork(); cluster.fork();
            cluster.on('exit', () => { console.log('replaced'); cluster.fork(); });
            let up = 0;
            cluster.on('listening', () => { up += 1; if (up === 2) console.log('up'); });
          } else {
            http.createServer((req, res) => setTimeout(() => res.end('whole'), 900)).listen(Number(process.env.PORT));
          }`,
      },
    });
    const slow = [ask(served, '/'), ask(served, '/'), ask(served, '/')];
    await delay(200);
    served.kill('SIGTERM');
    await delay(200);
    slow.push(ask(served, '/'));
    for (const answer of await Promise.all(slow)) expect(answer).toMatchObject({ status: 200, body: 'whole' });
    const { code, log } = await served.ended;
    expect(code).toBe(0);
    expect(log.filter(({ event }) => event === 'shutdown.done').map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  test('a worker thread that serves is drained by the main thread', async () => {
    await using served = await serveWithRuntime({
      node,
      files: {
        'server.mjs': `
          import http from 'node:http';
          import { isMainThread, Worker } from 'node:worker_threads';
          if (isMainThread) new Worker(new URL(import.meta.url));
          else http.createServer((req, res) => setTimeout(() => res.end('whole'), 900))
            .listen(Number(process.env.PORT), () => console.log('up'));`,
      },
    });
    const slow = ask(served, '/');
    await delay(100);
    served.kill('SIGTERM');
    await delay(100);
    expect(await ask(served, '/health')).toMatchObject({ status: 503 });
    expect(await slow).toMatchObject({ status: 200, body: 'whole' });
    expect(await served.ended).toMatchObject({ code: 0 });
  });
});

test('a body that comes slowly is received to its end', async () => {
  await using served = await serveWithRuntime({
    files: {
      'server.mjs': `
        import http from 'node:http';
        http.createServer(async (req, res) => {
          let size = 0;
          for await (const chunk of req) size += chunk.length;
          res.end('got ' + size);
        }).listen(Number(process.env.PORT), () => console.log('up'));`,
    },
  });
  using client = await connectRaw(served.port);
  client.send('POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 10\r\n\r\n');
  await client.until((text) => text.startsWith('HTTP/1.1 100'));
  client.send('01234');
  served.kill('SIGTERM');
  await delay(900);
  client.send('56789');
  await client.until((text) => text.endsWith('got 10'));
  expect(await served.ended).toMatchObject({ code: 0 });
});

function requestOver(session: ReturnType<typeof connect>, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ':path': path });
    let status = 0;
    let body = '';
    stream.on('response', (headers) => {
      status = headers[':status'] ?? 0;
    });
    stream.setEncoding('utf8');
    stream.on('data', (chunk) => {
      body += chunk;
    });
    stream.on('end', () => resolve({ status, body }));
    stream.on('error', reject);
  });
}
