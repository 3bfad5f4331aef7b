import { setTimeout as delay } from 'node:timers/promises';
import { ask, type Ended, nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

/** A server with a slow route, and what an application does with SIGTERM. */
function handling(handler: string): Record<string, string> {
  return {
    'server.cjs': `
      const http = require('node:http');
      const server = http.createServer((req, res) => setTimeout(() => res.end('whole'), 900));
      ${handler}
      server.listen(Number(process.env.PORT), () => console.log('up'));`,
  };
}

/** Stops it while a request runs, which has to be answered whatever the handler does. */
async function stopWhileServing(handler: string, { node = '22', env = {} } = {}): Promise<Ended> {
  await using served = await serveWithRuntime({ node, files: handling(handler), env });
  const slow = ask(served, '/');
  await delay(100);
  served.kill('SIGTERM');
  expect(await slow).toMatchObject({ status: 200, body: 'whole' });
  return await served.ended;
}

describe.each(nodeVersions())('Node %s, an application with a handler of its own', (node) => {
  test('that ends the process at once', async () => {
    const { code, stdout } = await stopWhileServing(
      `process.on('SIGTERM', (name, number) => { console.log(name, number); process.exit(0); });`,
      { node },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'up\nSIGTERM 15' });
  });

  test('that closes its server, and takes an error for a failure', async () => {
    const { code, stdout } = await stopWhileServing(
      `process.once('SIGTERM', () => server.close((error) => { console.log('closed', error); process.exit(error ? 1 : 0); }));`,
      { node },
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'up\nclosed undefined' });
  });

  test('that raises the signal again, as frameworks do', async () => {
    const { code } = await stopWhileServing(
      `process.once('SIGTERM', async () => { await 0; process.kill(process.pid, 'SIGTERM'); });`,
      { node },
    );
    expect(code).toBe(0);
  });
});

test('what a handler waits for is waited for', async () => {
  const { code, stdout } = await stopWhileServing(
    `process.on('SIGTERM', async () => { await new Promise((done) => setTimeout(done, 300)); console.log('written'); });`,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'up\nwritten' });
});

test('a process that ends by itself, when all is closed, has ended well', async () => {
  const { code, log } = await stopWhileServing(`process.on('SIGTERM', () => server.close());`);
  expect(code).toBe(0);
  expect(log.at(-1)).toMatchObject({ event: 'shutdown.done', code: 0 });
});

test("the signal's own exit code means what 0 means, when nothing was lost", async () => {
  const { code } = await stopWhileServing(`process.on('SIGTERM', () => process.exit(143));`);
  expect(code).toBe(0);
});

test('another exit code of the application stays', async () => {
  const { code } = await stopWhileServing(`process.on('SIGTERM', () => process.exit(7));`);
  expect(code).toBe(7);
});

test('a handler that throws ends with 1, and the log says what', async () => {
  const { code, log } = await stopWhileServing(`process.on('SIGTERM', () => { throw new Error('no such table'); });`);
  expect(code).toBe(1);
  expect(log.find(({ event }) => event === 'shutdown.handler-failed')?.error).toContain('no such table');
});

test('a handler that is installed late is called as well', async () => {
  const { stdout } = await stopWhileServing(
    `setTimeout(() => process.on('SIGTERM', () => { console.log('late'); process.exit(0); }), 50);`,
  );
  expect(stdout).toBe('up\nlate');
});

test('removing all handlers removes those of the application', async () => {
  const { code, stdout } = await stopWhileServing(
    `process.on('SIGTERM', () => console.log('removed')); server.on('listening', () => process.removeAllListeners('SIGTERM'));`,
  );
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'up' });
});

test('a handler that never ends is ended, and what is open is named', async () => {
  const { code, log } = await stopWhileServing(
    `process.on('SIGTERM', () => new Promise(() => setInterval(() => {}, 1000)));`,
    { env: { SEAWORTHY_SHUTDOWN_SECONDS: '2' } },
  );
  expect(code).toBe(1);
  expect(log.at(-2)).toMatchObject({
    event: 'shutdown.hung',
    phase: 'ending',
    handles: { Timeout: expect.any(Number) },
  });
});

test('an application that ends within the window is told on', async () => {
  await using served = await serveWithRuntime({ files: handling('setTimeout(() => process.exit(3), 600);') });
  const cut = ask(served, '/').catch(() => 'cut');
  await delay(300);
  served.kill('SIGTERM');
  const { code, log } = await served.ended;
  expect(code).toBe(3);
  expect(log.at(-1)).toMatchObject({ event: 'shutdown.cut', code: 3, requests: 1 });
  expect(await cut).toBe('cut');
});
