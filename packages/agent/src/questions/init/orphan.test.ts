import { expect, test, vi } from 'vitest';
import { isCollected, judgeOrphan, type Sight } from './orphan.ts';

test.each([
  ['gone', undefined, 'collected'],
  ['still running', { state: 'S', parentPid: 77 }, undefined],
  ['left by PID 1', { state: 'Z', parentPid: 1 }, 'zombie'],
  ['taken by a subreaper', { state: 'Z', parentPid: 77 }, { adoptedBy: 77 }],
])('an orphan that is %s', (_, status, expected) => expect(judgeOrphan(status)).toEqual(expected));

/** Half a second passes at each look; the last sight stays. Resolves to the answer and how many looks it took. */
async function watched(...sights: (Sight | undefined)[]) {
  let looks = 0;
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const collected = await isCollected(() => {
      vi.setSystemTime(Date.now() + 500);
      looks += 1;
      return sights[Math.min(looks, sights.length) - 1];
    });
    return { collected, looks };
  } finally {
    vi.useRealTimers();
  }
}

test('PID 1 gets a second and a half for a zombie, from when it is one', async () => {
  expect(await watched(undefined, 'zombie')).toEqual({ collected: false, looks: 6 });
  expect(await watched('zombie', 'zombie', 'zombie', 'collected')).toEqual({ collected: true, looks: 4 });
  expect(await watched(undefined, 'collected')).toEqual({ collected: true, looks: 2 });
});

test('what went elsewhere or does not end within five seconds is no answer', async () => {
  await expect(watched('zombie', { adoptedBy: 77 })).rejects.toThrow('the orphan went to process 77, not to PID 1');
  await expect(watched(undefined)).rejects.toThrow('the orphan process did not end');
  // At four and a half seconds it is still waited for, at five no more.
  const late = Array.from({ length: 9 }, () => undefined);
  expect(await watched(...late, 'collected')).toEqual({ collected: true, looks: 10 });
  await expect(watched(...late, undefined, 'collected')).rejects.toThrow('the orphan process did not end');
});
