import { expect, test } from 'vitest';
import { isLoopback, judgeListening, reachablePorts } from './listening.ts';

const at = (...places: string[]) =>
  places.map((place) => {
    const colon = place.lastIndexOf(':');
    return { address: place.slice(0, colon), port: Number(place.slice(colon + 1)) };
  });

const NARROW = 'nobody outside its container gets there';

test.each([
  [at('0.0.0.0:8080'), undefined],
  [at(':::8080'), undefined],
  [at('172.18.0.3:8080'), undefined],
  [at('127.0.0.1:8080', '0.0.0.0:8080'), undefined],
  [at(), undefined],
  [at('127.0.0.11:38211'), undefined],
  [at('0.0.0.0:7070'), 'it listens on 7070, not on 8080'],
  [at('127.0.0.1:7070'), 'it listens on 7070 (127.0.0.1 only), not on 8080'],
  [at('0.0.0.0:9090', ':::7070', '127.0.0.11:40001'), 'it listens on 7070, 9090, not on 8080'],
  [at('127.0.0.1:8080', '0.0.0.0:9090'), `it listens on 127.0.0.1 only, at port 8080: ${NARROW}`],
  [at('::1:8080'), `it listens on ::1 only, at port 8080: ${NARROW}`],
  [at('::ffff:7f00:1:8080'), `it listens on ::ffff:7f00:1 only, at port 8080: ${NARROW}`],
  [at('fd00::7:8080'), `it listens on fd00::7 (IPv6) only, at port 8080: ${NARROW}`],
])('%j', (sockets, what) => expect(judgeListening(8080, sockets)?.what).toBe(what));

test('the fix names what to type', () => {
  expect(judgeListening(8080, at('0.0.0.0:7070'))?.fix).toContain('`port: 7070`');
  expect(judgeListening(8080, at('127.0.0.1:8080'))?.fix).toContain('0.0.0.0');
});

test('ports that others reach', () => {
  expect(reachablePorts(at(':::9090', '0.0.0.0:8080', '127.0.0.1:7070', '::1:6060', '0.0.0.0:9090'))).toEqual([
    8080, 9090,
  ]);
});

test.each([
  ...[
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['::ffff:7f00:1', true],
  ],
  ...[
    ['0.0.0.0', false],
    ['::', false],
    ['::ffff:7e00:1', false],
    ['::ffff:7f:1', false],
    ['::ffff:ac11:1', false],
  ],
] as [string, boolean][])('%s is reached from the same machine only: %s', (address, loopback) => {
  expect(isLoopback(address)).toBe(loopback);
});
