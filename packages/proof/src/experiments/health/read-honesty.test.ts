import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ContainerInspection } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import type { TwinEnd } from '../../sources/twin.ts';
import { readHonesty } from './read-honesty.ts';

function inspection(test: string[], status = 'healthy', Shell?: string[]): ContainerInspection {
  return {
    Config: { Healthcheck: { Test: test, Timeout: 7e9 }, Shell },
    State: { Health: { Status: status } },
  } as never;
}

async function read(
  container: ContainerInspection,
  end: TwinEnd,
  routes: { port: number; path: string }[] = [],
  deaf: number[] = [],
) {
  const asked: unknown[] = [];
  const observation = await readHonesty(container, {
    routes,
    deafPorts: async () => deaf,
    async runInTwin(command, timeoutMs) {
      asked.push([...command], timeoutMs);
      return end;
    },
  });
  return { asked, observation };
}

async function withServer<Result>(answer: RequestListener, run: (port: number) => Promise<Result>): Promise<Result> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await run((server.address() as AddressInfo).port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('the command runs as the engine runs it: by its words, or by the shell of the image', async () => {
  expect((await read(inspection(['CMD', '/bin/ask', '-f']), { exitCode: 1, output: '' })).asked[0]).toEqual([
    '/bin/ask',
    '-f',
  ]);
  expect((await read(inspection(['CMD-SHELL', 'ask || exit 1']), { exitCode: 1, output: '' })).asked).toEqual([
    ...[['/bin/sh', '-c', 'ask || exit 1'], 22_000],
  ]);
  const own = inspection(['CMD-SHELL', 'ask'], 'healthy', ['/bin/bash', '-ec']);
  expect((await read(own, { exitCode: 1, output: '' })).asked[0]).toEqual(['/bin/bash', '-ec', 'ask']);
});

test('what it says is kept; a time that was up has no exit code', async () => {
  const container = inspection(['CMD', '/bin/ask']);
  expect((await read(container, { exitCode: 0, output: 'fine' })).observation).toMatchObject({
    value: { command: ['CMD', '/bin/ask'], withoutService: { exitCode: 0, output: 'fine' }, routes: [] },
  });
  expect((await read(container, { output: '' })).observation).toMatchObject({
    value: { withoutService: { output: '' } },
  });
});

test('a program that is only there with the data of the service proves nothing', async () => {
  const { observation } = await read(inspection(['CMD-SHELL', '/data/ask']), { exitCode: 127, output: 'not found' });
  expect(observation).toMatchObject({
    observed: false,
    applicable: true,
    reason: expect.stringContaining('not found'),
  });
});

test('without one, or with one that fails as it is, the question does not arise, and nothing is run', async () => {
  for (const container of [inspection([]), inspection(['NONE']), inspection(['CMD', '/bin/ask'], 'unhealthy')]) {
    const { asked, observation } = await read(container, { exitCode: 0, output: '' });
    expect({ asked, observation }).toMatchObject({ asked: [], observation: { observed: false, applicable: false } });
  }
});

test('the best of several answers counts, an endless one too, and a route that nobody answers is none', async () => {
  let count = 0;
  const routes = await withServer(
    (request, response) => {
      if (request.url === '/stumbles') count += 1;
      response.statusCode = request.url === '/endless' ? 200 : count === 2 ? 404 : 503;
      response.write('x');
      if (request.url !== '/endless') response.end();
    },
    async (port) => {
      const known = ['/broken', '/endless'].map((path) => ({ port, path }));
      const first = await read(inspection(['CMD', 'ask']), { exitCode: 1, output: '' }, known);
      const second = await read(inspection(['CMD', 'ask']), { exitCode: 1, output: '' }, [{ port, path: '/stumbles' }]);
      return [first, second].flatMap(({ observation }) => (observation.observed ? observation.value.routes : []));
    },
  );
  expect(routes).toEqual([
    { path: '/broken', status: 503 },
    { path: '/endless', status: 200 },
    { path: '/stumbles', status: 404 },
  ]);
});

test('what a browser is answered counts, as nobody asks for less', async () => {
  const observation = await withServer(
    (request, response) => {
      response.statusCode = /Mozilla/.test(request.headers['user-agent'] ?? '') ? 500 : 200;
      response.end();
    },
    async (port) =>
      (await read(inspection(['CMD', 'ask']), { exitCode: 1, output: '' }, [{ port, path: '/' }])).observation,
  );
  expect(observation).toMatchObject({ value: { routes: [{ path: '/', status: 500 }] } });
});

test('ports at which nothing listens are named, and none where there is no such', async () => {
  const deaf = await read(inspection(['CMD', 'ask']), { exitCode: 1, output: '' }, [], [4173]);
  expect(deaf.observation).toMatchObject({ value: { deafPorts: [4173] } });
  const heard = await read(inspection(['CMD', 'ask']), { exitCode: 1, output: '' });
  expect(heard.observation).not.toHaveProperty('value.deafPorts');
});
