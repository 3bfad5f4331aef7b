import { expect, test } from 'vitest';
import { watchListeners } from './watch-listeners.ts';

const here = [{ address: '0.0.0.0', port: 8080 }];
const there = [{ address: '0.0.0.0', port: 7070 }];
const inside = [{ address: '127.0.0.1', port: 8080 }];

/** Asks each second what the watch says; `seen` is what listens from which second on. */
async function follow(seen: readonly [number, typeof here | undefined][], seconds: number) {
  let second = 0;
  let looks = 0;
  const read = async () => {
    looks += 1;
    return seen.findLast(([from]) => from <= second)?.[1];
  };
  const watch = watchListeners(8080, read, () => second * 1000);
  for (; second < seconds; second += 1) {
    const sockets = await watch.settled(second * 1000);
    if (sockets !== undefined) return { second, sockets, looks };
  }
  return { looks, last: watch.last() };
}

test('who listens elsewhere all along is no slow start', async () => {
  expect(await follow([[1, there]], 60)).toEqual({ second: 13, sockets: there, looks: 4 });
});

test('who opens the port after another one is given the time', async () => {
  expect(
    await follow(
      [
        [1, there],
        [11, here],
      ],
      60,
    ),
  ).toMatchObject({ last: undefined });
});

test('the time begins anew when it listens somewhere else than before', async () => {
  expect(
    await follow(
      [
        [1, there],
        [8, inside],
      ],
      60,
    ),
  ).toMatchObject({ second: 19, sockets: inside });
});

test('nothing is said of who does not listen yet, and where nobody can look', async () => {
  expect(await follow([[0, []]], 30)).toMatchObject({ last: undefined });
  expect(await follow([[0, undefined]], 30)).toMatchObject({ last: undefined });
});

test('a start of the usual length is not looked at', async () => {
  expect(await follow([[0, there]], 4)).toMatchObject({ looks: 0 });
});
