import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createApplication, type Ports } from './application.js';
import type { Session } from './sessions.js';

const closing: (() => unknown)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** The application on a port of its own; lists and cache in memory. */
async function start(changes: Partial<Ports> = {}) {
  const sessions: Session[] = [];
  let cached: string | undefined;
  const ports: Ports = {
    list: async () => sessions,
    async add(session) {
      const added = { id: sessions.length + 1, ...session };
      sessions.push(added);
      return added;
    },
    cached: async () => cached,
    async cache(list) {
      cached = list;
    },
    async forget() {
      cached = undefined;
    },
    score: async ({ minutes, interruptions }) => Math.max(0, minutes - interruptions),
    unready: async () => [],
    ...changes,
  };
  const server = createApplication(ports).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const post = (body: unknown) =>
    fetch(`${base}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { base, post, cachedNow: () => cached };
}

test('a session is scored, kept, and in the list that was cached before', async () => {
  const { base, post, cachedNow } = await start();
  expect(await (await fetch(`${base}/api/sessions`)).json()).toEqual([]);
  expect(cachedNow()).toBe('[]');
  const answer = await post({ title: ' Writing ', minutes: 50, interruptions: 2 });
  expect(answer.status).toBe(201);
  expect(await answer.json()).toEqual({ id: 1, title: 'Writing', minutes: 50, interruptions: 2, score: 48 });
  expect(await (await fetch(`${base}/api/sessions`)).json()).toHaveLength(1);
});

test.each([{}, { title: '', minutes: 1, interruptions: 0 }, { title: 'x', minutes: 0.5, interruptions: 0 }, []])(
  'what is no session is refused: %j',
  async (body) => {
    const { post } = await start();
    expect((await post(body)).status).toBe(422);
  },
);

test('it is unhealthy as long as something that it needs does not answer, and alive nevertheless', async () => {
  const { base } = await start({ unready: async () => ['redis'] });
  const health = await fetch(`${base}/health`);
  expect([health.status, await health.json()]).toEqual([503, { status: 'unready', unready: ['redis'] }]);
  expect((await fetch(`${base}/livez`)).status).toBe(200);
});

test('a worker that fails is a 503, and nothing is kept', async () => {
  const { base, post } = await start({ score: () => Promise.reject(new Error('worker: 500')) });
  expect((await post({ title: 'x', minutes: 1, interruptions: 0 })).status).toBe(503);
  expect(await (await fetch(`${base}/api/sessions`)).json()).toEqual([]);
});
