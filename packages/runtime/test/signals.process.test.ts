import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { ask, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const slow = {
  'server.mjs': `
    import http from 'node:http';
    http.createServer((req, res) => setTimeout(() => res.end('whole'), 900))
      .listen(Number(process.env.PORT), () => console.log('up'));`,
};

describe.each(nodeVersions())('Node %s at a terminal', (node) => {
  test('Ctrl-C waits for nothing', async () => {
    await using served = await serveWithRuntime({
      node,
      files: slow,
      terminal: true,
      env: { SEAWORTHY_DRAIN_SECONDS: '20' },
    });
    const cut = ask(served, '/').catch(() => 'cut');
    await delay(100);
    const typed = performance.now();
    served.type('\x03');
    expect(await served.ended).toMatchObject({ code: 130, log: [] });
    expect(performance.now() - typed).toBeLessThan(5000);
    expect(await cut).toBe('cut');
  });

  test('SIGTERM drains as everywhere', async () => {
    await using served = await serveWithRuntime({
      node,
      terminal: true,
      files: {
        'server.mjs': `${slow['server.mjs']} process.stdin.resume(); process.stdin.on('data', () => process.kill(process.pid, 'SIGTERM'));`,
      },
    });
    const answer = ask(served, '/');
    await delay(100);
    served.type('stop\n');
    expect(await answer).toMatchObject({ status: 200, body: 'whole' });
    const { code, log } = await served.ended;
    expect(code).toBe(0);
    expect(log[0]).toMatchObject({ event: 'shutdown.signal', signal: 'SIGTERM' });
  });
});

test("Ctrl-C at a terminal is the application's own affair, where it takes it", async () => {
  const files = { 'server.mjs': `${slow['server.mjs']} process.on('SIGINT', () => process.exit(9));` };
  await using served = await serveWithRuntime({ files, terminal: true });
  served.type('\x03');
  expect(await served.ended).toMatchObject({ code: 9, log: [] });
});

test('what begins to listen within the window is served, and drained with the rest', async () => {
  await using served = await serveWithRuntime({
    env: { SEAWORTHY_DRAIN_SECONDS: '1' },
    files: {
      'server.mjs': `
        import http from 'node:http';
        http.createServer((req, res) => res.end()).listen(0, () => console.log('up'));
        setTimeout(() => http.createServer((req, res) => setTimeout(() => res.end('whole'), 900))
          .listen(Number(process.env.PORT)), 500);`,
    },
  });
  served.kill('SIGTERM');
  await expect.poll(() => ask(served, '/health').then(({ status }) => status, String), { interval: 20 }).toBe(503);
  expect(await ask(served, '/')).toMatchObject({ status: 200, body: 'whole', connection: 'close' });
  expect(await served.ended).toMatchObject({ code: 0 });
});

describe('a port that is taken', () => {
  const listens = (then: string) => ({
    'server.mjs': `
      import http from 'node:http';
      const server = http.createServer((req, res) => res.end('mine'));
      ${then}
      server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('up'));`,
  });

  test('ends a program that does not heed it, as ever', async () => {
    await using taken = await takePort();
    const started = serveWithRuntime({ files: listens(''), env: { PORT: String(taken.port) } });
    await expect(started).rejects.toThrow('EADDRINUSE');
  });

  test('leaves nothing to drain in a program that goes on without a server', async () => {
    await using taken = await takePort();
    const files = listens(
      "server.on('error', ({ code }) => { console.log(code); setInterval(() => {}, 1000); console.log('up'); });",
    );
    await using served = await serveWithRuntime({ files, env: { PORT: String(taken.port) } });
    served.kill('SIGTERM');
    const { code, stdout, log } = await served.ended;
    expect({ code, stdout, log }).toEqual({ code: 143, stdout: 'EADDRINUSE\nup', log: [] });
  });

  test('is no harm for one that takes another', async () => {
    await using taken = await takePort();
    const files = listens("server.once('error', () => server.listen(Number(process.env.OWN), '127.0.0.1'));");
    const { port } = await takePort().then(async (free) => {
      await free[Symbol.asyncDispose]();
      return free;
    });
    await using served = await serveWithRuntime({ files, env: { PORT: String(taken.port), OWN: String(port) } });
    expect(await ask({ url: (path) => `http://127.0.0.1:${port}${path}` }, '/health')).toMatchObject({ body: 'mine' });
    served.kill('SIGTERM');
    expect(await served.ended).toMatchObject({ code: 0 });
  });
});

async function takePort(): Promise<AsyncDisposable & { port: number }> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}
