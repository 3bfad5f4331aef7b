import { expect, test, vi } from 'vitest';
import { type LossOptions, loseDependency } from './lose-dependency.ts';

/** A service whose routes answer by whether its datastore stands still. */
function lose(
  answer: (path: string, paused: boolean, wasPaused: boolean) => number | undefined,
  changes: Partial<LossOptions> = {},
) {
  let [paused, wasPaused, ms] = [false, false, 0];
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => ms);
  const result = loseDependency({
    ...{ dependency: 'db', readinessPath: '/ready', paths: ['/', '/slow'] },
    ask: async (path) => {
      ms += 1;
      return answer(path, paused, wasPaused);
    },
    async pause() {
      [paused, wasPaused] = [true, true];
      return true;
    },
    async resume() {
      paused = false;
    },
    isAlive: async () => true,
    async rest(forMs) {
      ms += forMs;
    },
    ...changes,
  }).finally(() => clock.mockRestore());
  return result.then((loss) => ({ loss, paused }));
}

test('what says no is not asked any longer, and is ready again with its datastore', async () => {
  const { loss, paused } = await lose((path, gone) => (path === '/ready' && gone ? 503 : 200));
  expect(paused).toBe(false);
  expect(loss).toMatchObject({
    ...{ dependency: 'db', ended: false, recoveredMs: 1 },
    readiness: { path: '/ready', before: 200, during: 503 },
    routes: [
      { path: '/', before: 200, during: 200 },
      { path: '/slow', before: 200, during: 200 },
    ],
  });
  expect(loss).toHaveProperty('pausedMs', 3);
});

test('what always says yes is asked until time is up; the worst answer of another route counts, and none is the worst', async () => {
  let asked = 0;
  const { loss } = await lose((path, gone) => {
    if (!gone || path === '/ready') return 200;
    asked += 1;
    return path === '/' ? (asked === 3 ? 500 : 200) : asked === 4 ? undefined : 200;
  });
  expect(loss).toMatchObject({
    readiness: { during: 200 },
    routes: [
      { path: '/', during: 500 },
      { path: '/slow', before: 200 },
    ],
  });
  expect(loss).not.toHaveProperty(['routes', 1, 'during']);
});

test('a route that had no good answer before says nothing', async () => {
  const { loss } = await lose((path, gone) => (path === '/' ? 500 : path === '/slow' ? undefined : gone ? 503 : 200));
  expect(loss).toMatchObject({ routes: [] });
});

test('what does not come back has no time at which it did, and its end is told', async () => {
  const { loss } = await lose((path, _, wasPaused) => (path === '/ready' && wasPaused ? undefined : 200), {
    isAlive: async () => false,
  });
  expect(loss).toMatchObject({ ended: true });
  expect(loss).not.toHaveProperty('recoveredMs');
  expect(loss).not.toHaveProperty('readiness.during');
});

test('without a service that is ready, or a datastore that stands still, nothing was seen', async () => {
  expect((await lose(() => 503)).loss).toEqual({ reason: 'The service was not ready before db was paused.' });
  expect((await lose(() => 200, { pause: async () => false })).loss).toEqual({ reason: 'db could not be paused.' });
});

test('a datastore goes on whatever happens', async () => {
  let resumed = 0;
  const failing = lose(
    (_, gone) => {
      if (gone) throw new Error('no way');
      return 200;
    },
    {
      async resume() {
        resumed += 1;
      },
    },
  );
  await expect(failing).rejects.toThrow('no way');
  expect(resumed).toBe(1);
});
