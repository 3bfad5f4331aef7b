import { expect, test } from 'vitest';
import { parseConnectionString } from './connection-string.ts';

test.each([
  ['postgres://pilot:x@localhost:5432/charts', { scheme: 'postgres', username: 'pilot', database: 'charts' }],
  ['postgresql+asyncpg://db/charts', { scheme: 'postgresql+asyncpg', protocol: 'postgresql', database: 'charts' }],
  ['redis://:secret@cache:6379/3', { scheme: 'redis', database: '3' }],
  ['rediss://cache', { scheme: 'rediss' }],
  ['sqlite:///./tides.db', { scheme: 'sqlite' }],
])('%s', (text, parts) => {
  expect(parseConnectionString(text)).toEqual({ protocol: parts.scheme, ...parts });
});

test.each(['', 'localhost:5432', '/var/lib/tides', undefined])('%s is none', (text) => {
  expect(parseConnectionString(text)).toBeUndefined();
});
