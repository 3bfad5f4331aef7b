import { containerProcess } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { afterStartUp, watchedUntilMs } from './after-start-up.ts';

const entrypoint = containerProcess({ pid: 1, uid: 0, command: 'entrypoint', firstMs: 300, lastMs: 900 });
const server = containerProcess({ pid: 1, command: 'shop', firstMs: 1000, lastMs: 9000 });
const helper = containerProcess({ pid: 9, uid: 0, command: 'helper', firstMs: 3100, lastMs: 3200 });
const watched = { seen: [entrypoint, server, helper], fromMs: 300, toMs: 9000, unlisted: 0 };
const by = 'by the lighthouse';

test('an entrypoint may prepare as root; what is root after the start is judged, however short', () => {
  expect(afterStartUp(watched, { by, readyMs: 700 })).toEqual({
    observed: true,
    by: '/proc/<pid>/status from 300 ms to 9 s after the start, by the lighthouse',
    value: [server, helper],
  });
});

test('what is slow to start is starting for longer, and what keeps its rights is judged in any case', () => {
  const kept = { ...entrypoint, lastMs: 9000 };
  const seen = afterStartUp({ ...watched, seen: [kept, server, helper] }, { by, readyMs: 3000 });
  expect(seen).toMatchObject({ observed: true, value: [kept, server] });
});

test('where nothing says when it is ready, it is starting for two seconds', () => {
  const late = { ...entrypoint, lastMs: 2000 };
  expect(afterStartUp({ ...watched, seen: [late] }, { by, readyMs: undefined })).toMatchObject({ value: [late] });
  const early = { ...entrypoint, lastMs: 1999 };
  expect(afterStartUp({ ...watched, seen: [early] }, { by, readyMs: undefined })).toMatchObject({ observed: false });
});

test('a watch lasts longer than what it does not judge', () => {
  expect([undefined, 700, 6000].map(watchedUntilMs)).toEqual([4000, 4000, 9500]);
});

test('more kinds of processes than are listed are unknown, and no pass', () => {
  expect(afterStartUp({ ...watched, unlisted: 3 }, { by, readyMs: 700 })).toMatchObject({
    observed: false,
    reason: expect.stringContaining('3 sights'),
  });
});
