import { setTimeout as delay } from 'node:timers/promises';
import { type Ended, serveWithRuntime } from '@seaworthy/testkit/runtime';
import { expect, test } from 'vitest';

/** A server with these hooks, stopped when it is up. */
async function stopWith(hooks: string, env: Record<string, string> = {}): Promise<Ended> {
  await using served = await serveWithRuntime({
    asPackage: true,
    env,
    files: {
      'server.mjs': `
        import http from 'node:http';
        import { runtime } from '@seaworthy/runtime';
        ${hooks}
        http.createServer((req, res) => res.end()).listen(Number(process.env.PORT), () => console.log('up'));`,
    },
  });
  served.kill('SIGTERM');
  return await served.ended;
}

test('one that throws is named, the others run all the same, and the exit code says it', async () => {
  const { code, stdout, log } = await stopWith(`
    runtime.onShutdown('jobs', 'reports', () => { throw new Error('no such folder'); });
    runtime.onShutdown('jobs', 'mails', async () => { await 0; throw 'not even an error'; });
    runtime.onShutdown('databases', 'postgres', () => console.log('pool ended'));
    process.on('SIGTERM', () => { console.log('own handler'); process.exit(0); });`);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'up\npool ended\nown handler' });
  const failed = log.filter(({ event }) => event === 'shutdown.hook-failed');
  expect(failed.map(({ hook, error }) => [hook, String(error).split('\n')[0]])).toEqual([
    ['reports', 'Error: no such folder'],
    ['mails', 'not even an error'],
  ]);
});

test('one that takes longer than its limit is named, and waited for no longer', async () => {
  const { code, stdout, log } = await stopWith(`
    runtime.onShutdown('jobs', 'reports', () => new Promise(() => {}), { timeoutMs: 300 });
    runtime.onShutdown('databases', 'postgres', () => console.log('pool ended'));`);
  expect({ code, stdout }).toEqual({ code: 1, stdout: 'up\npool ended' });
  expect(log.find(({ event }) => event === 'shutdown.hook-late')).toMatchObject({
    hook: 'reports',
    limit_seconds: 0.3,
  });
});

test('one without an end does not outlive the deadline, which names it', async () => {
  const { code, log } = await stopWith(
    `runtime.onShutdown('jobs', 'reports', () => new Promise(() => {}), { timeoutMs: 60_000 });`,
    { SEAWORTHY_SHUTDOWN_SECONDS: '1.5' },
  );
  expect(code).toBe(1);
  expect(log.at(-2)).toMatchObject({ event: 'shutdown.hung', hooks: ['reports'] });
});

test('one that ends the process has ended it', async () => {
  const { code, log } = await stopWith(`runtime.onShutdown('databases', 'postgres', () => process.exit(0));`);
  expect(code).toBe(0);
  expect(log.at(-1)).toMatchObject({ event: 'shutdown.done', by: 'the application', code: 0 });
});

test('a worker without a server finishes the job that it has in hand', async () => {
  await using served = await serveWithRuntime({
    asPackage: true,
    files: {
      'worker.mjs': `
        import { setTimeout as delay } from 'node:timers/promises';
        import { runtime } from '@seaworthy/runtime';
        const work = async () => {
          while (!runtime.stopping) { console.log('begun'); await delay(700); console.log('done'); }
        };
        const worked = work();
        console.log('up');
        runtime.onShutdown('jobs', 'reports', () => worked);`,
    },
  });
  await delay(200);
  served.kill('SIGTERM');
  const { code, stdout, log } = await served.ended;
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'begun\nup\ndone' });
  expect(log.find(({ event }) => event === 'shutdown.hook')).toMatchObject({ hook: 'reports', stage: 'jobs' });
});
