import { setTimeout as delay } from 'node:timers/promises';
import { ask, nodeVersions, type Served, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { describe, expect, test } from 'vitest';

const loop = { 'jobs.mjs': "console.log('up'); setInterval(() => {}, 1000);" };

describe.each(nodeVersions())('Node %s, a process that listens on nothing', (node) => {
  test('answers for its health and its metrics', async () => {
    await using served = await serveWithRuntime({ node, files: loop, entry: 'worker' });
    const admin = adminOf(served);
    await expect.poll(() => ask(admin, '/healthz').then(({ status }) => status, String)).toBe(200);
    expect(await ask(admin, '/healthz')).toMatchObject({ status: 200, body: '{"status":"alive"}\n' });
    expect(await ask(admin, '/health')).toMatchObject({ status: 200 });
    expect((await ask(admin, '/metrics')).body).toContain('process_resident_memory_bytes');
  });

  test('ends as ever, where nothing is known to be in hand', async () => {
    await using served = await serveWithRuntime({ node, files: loop, entry: 'worker' });
    served.kill('SIGTERM');
    expect(await served.ended).toMatchObject({ signal: 'SIGTERM', log: [] });
  });
});

test('its own handler is called at once', async () => {
  const files = {
    'jobs.mjs': `process.on('SIGTERM', () => { console.log('mine'); process.exit(5); }); ${loop['jobs.mjs']}`,
  };
  await using served = await serveWithRuntime({ files, entry: 'worker' });
  served.kill('SIGTERM');
  expect(await served.ended).toMatchObject({ code: 5, stdout: 'up\nmine', log: [] });
});

test('it ends by itself when it is done', async () => {
  await using served = await serveWithRuntime({ files: { 'jobs.mjs': "console.log('up');" }, entry: 'worker' });
  expect(await served.ended).toMatchObject({ code: 0, stderr: '' });
});

test('an event loop that stands still does not answer', async () => {
  const files = { 'jobs.mjs': "console.log('up'); setTimeout(() => { for (;;); }, 500);" };
  await using served = await serveWithRuntime({ files, entry: 'worker' });
  await expect.poll(() => ask(adminOf(served), '/healthz').then(({ status }) => status, String)).toBe(200);
  await delay(700);
  const answered = ask(adminOf(served), '/healthz').then(() => 'answered', String);
  expect(await Promise.race([answered, delay(1500, 'nothing')])).toBe('nothing');
});

test('what it forks is its own affair', async () => {
  await using served = await serveWithRuntime({
    entry: 'worker',
    files: {
      'jobs.mjs': `
        import { fork } from 'node:child_process';
        if (process.argv[2] === 'child') setTimeout(() => process.exit(), 300);
        else fork(import.meta.filename, ['child']).once('exit', () => console.log('up'));
        setInterval(() => {}, 1000);`,
    },
  });
  served.kill('SIGTERM');
  expect(await served.ended).toMatchObject({ log: [], stderr: '' });
});

function adminOf({ adminPort }: Served): Pick<Served, 'url'> {
  return { url: (path) => `http://127.0.0.1:${adminPort}${path}` };
}
