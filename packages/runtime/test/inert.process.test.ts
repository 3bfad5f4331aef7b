import { setTimeout as delay } from 'node:timers/promises';
import { nodeVersions, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const waiting = "console.log('up'); setInterval(() => {}, 1000);";

describe.each(nodeVersions())('Node %s, where nothing listens', (node) => {
  test('a program ends as ever, and nothing is printed', async () => {
    await using served = await serveWithRuntime({
      node,
      files: { 'job.cjs': "console.log('up'); process.exitCode = 4;" },
    });
    expect(await served.ended).toMatchObject({ code: 4, stdout: 'up', stderr: '', log: [] });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it as ever', async (signal) => {
    await using served = await serveWithRuntime({ node, files: { 'job.mjs': waiting } });
    served.kill(signal);
    expect(await served.ended).toMatchObject({ signal, stderr: '', log: [] });
  });

  test('its own handler is called at once', async () => {
    const files = { 'job.mjs': `process.on('SIGTERM', () => { console.log('mine'); process.exit(5); }); ${waiting}` };
    await using served = await serveWithRuntime({ node, files });
    served.kill('SIGTERM');
    expect(await served.ended).toMatchObject({ code: 5, stdout: 'up\nmine', log: [] });
  });
});

test('a server that has closed by itself keeps nothing open', async () => {
  const files = {
    'job.mjs': `import http from 'node:http';
      const server = http.createServer().listen(0, () => { console.log('up'); server.close(); });`,
  };
  await using served = await serveWithRuntime({ files });
  expect(await served.ended).toMatchObject({ code: 0, stderr: '', log: [] });
});

test('a terminal is not there, so SIGINT drains as well', async () => {
  const files = {
    'server.mjs': `import http from 'node:http';
      http.createServer().listen(Number(process.env.PORT), () => console.log('up'));`,
  };
  await using served = await serveWithRuntime({ files });
  served.kill('SIGINT');
  await delay(100);
  const { code, log } = await served.ended;
  expect(code).toBe(0);
  expect(log[0]).toMatchObject({ event: 'shutdown.signal', signal: 'SIGINT' });
});
