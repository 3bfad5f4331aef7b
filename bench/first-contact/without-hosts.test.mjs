import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutHosts } from './without-hosts.mjs';

test.each([
  ['npm error request to https://packages.example/vite failed', 'npm error request to /vite failed'],
  ["Get 'http://127.0.0.1:4873/@harbour%2ftides'", "Get '/@harbour%2ftides'"],
  ['could not reach engines.example (tried 2 times)', 'could not reach engines.example (tried 2 times)'],
])('%s', (said, kept) => {
  expect(withoutHosts(said)).toBe(kept);
});

test('no kept result names an address', () => {
  const folder = new URL('../results/', import.meta.url);
  const named = readdirSync(folder).filter((file) => /https?:\/\//.test(readFileSync(new URL(file, folder), 'utf8')));
  expect(named).toEqual([]);
});
