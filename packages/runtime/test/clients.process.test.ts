import { setTimeout as delay } from 'node:timers/promises';
import { ask, connectRaw, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const server = {
  'server.mjs': `
    import http from 'node:http';
    http.createServer((req, res) => {
      let size = 0;
      req.on('data', (chunk) => { size += chunk.length; }).on('end', () => res.end('got ' + size));
    }).listen(Number(process.env.PORT), () => console.log('up'));`,
};

function headers(count: number): string {
  return `GET / HTTP/1.1\r\nHost: a\r\n${'Name: value\r\n'.repeat(count)}\r\n`;
}

describe.each(nodeVersions())('Node %s and a client', (node) => {
  test('that sends half of a request, and nothing more, is cut after its grace', async () => {
    await using served = await serveWithRuntime({ node, files: server });
    using client = await connectRaw(served.port);
    client.send('GET / HTTP/1.1\r\nHo');
    await delay(50);
    served.kill('SIGTERM');
    await client.closed;
    const { code, log } = await served.ended;
    expect(code).toBe(0);
    expect(log.at(-1)?.seconds).toBeGreaterThan(2);
    expect(log.at(-1)?.seconds).toBeLessThan(10);
  });

  test('that sends half of a body is in flight, and the log names it', async () => {
    await using served = await serveWithRuntime({ node, files: server, env: { SEAWORTHY_SHUTDOWN_SECONDS: '1.5' } });
    using client = await connectRaw(served.port);
    client.send('POST /upload?key=secret HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234');
    await delay(100);
    served.kill('SIGTERM');
    const { code, log } = await served.ended;
    expect(code).toBe(1);
    expect(log.find(({ event }) => event === 'shutdown.hung')).toMatchObject({
      requests: 1,
      slowest: [{ method: 'POST', path: '/upload' }],
    });
  });

  test('that sends a million headers is refused, before the signal and after it', async () => {
    await using served = await serveWithRuntime({ node, files: server });
    expect(await answerTo(served.port, headers(3000))).toContain('431');
    // Node cuts who goes on sending, and the answer may be lost with the rest.
    expect(await answerTo(served.port, headers(1_000_000))).not.toContain('200');
    served.kill('SIGTERM');
    await delay(50);
    expect(await answerTo(served.port, headers(3000))).toContain('431');
    expect(await answerTo(served.port, headers(1_000_000))).not.toContain('200');
    expect(await ask(served, '/')).toMatchObject({ status: 200, body: 'got 0' });
    expect(await served.ended).toMatchObject({ code: 0, stderr: '' });
  });

  test('that speaks another protocol does no harm', async () => {
    await using served = await serveWithRuntime({ node, files: server });
    using client = await connectRaw(served.port);
    client.send('\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03');
    await client.closed;
    served.kill('SIGTERM');
    expect(await served.ended).toMatchObject({ code: 0, stderr: '' });
  });
});

/** The first line of what a server says. */
async function answerTo(port: number, text: string): Promise<string> {
  using client = await connectRaw(port);
  client.send(text);
  await client.closed;
  return client.received().toString('latin1').split('\r\n')[0] ?? '';
}
