import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { watchHttp } from './watch-http.ts';

/** Answers with `status` until it is changed; says whether the watch had called it healthy before and after. */
async function watched(path: string | undefined, before: number, after: number): Promise<boolean[]> {
  let status = before;
  let asked = 0;
  const server = createServer((_, response) => {
    asked += 1;
    response.statusCode = status;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const watch = watchHttp((server.address() as AddressInfo).port, path);
  const answered = async () => {
    // Two further answers: the first of them may have been asked for before the change.
    for (const enough = asked + 2; asked < enough && watch.answeredMs() === undefined; ) await setTimeout(5);
    return watch.answeredMs() !== undefined;
  };
  try {
    const seen = [await answered()];
    status = after;
    return [...seen, await answered()];
  } finally {
    watch.stop();
    server.closeAllConnections();
    server.close();
  }
}

test('a health route is healthy by a status of success alone', async () => {
  expect(await watched('/ready', 503, 200)).toEqual([false, true]);
  expect(await watched('/ready', 404, 204)).toEqual([false, true]);
  expect(await watched('/ready', 302, 200)).toEqual([false, true]);
});

test('without a health route any answer counts that is no server error', async () => {
  expect(await watched(undefined, 500, 404)).toEqual([false, true]);
});
