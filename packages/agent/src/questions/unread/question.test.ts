import { expect, test } from 'vitest';
import { whole } from './question.ts';

const sockets = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    port: 4173,
    peer: { address: '::1', port: 20_000 + index },
    bytes: 7,
  }));

test('all that is unread is told, or nothing: what is left out would look read', () => {
  expect(whole(sockets(2000))).toEqual({ sockets: sockets(2000) });
  expect(() => whole(sockets(2001))).toThrow('more than 2000 connections have something unread');
});
