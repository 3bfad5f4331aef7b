import { containerProcess, subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './package-manager-start.ts';

const check = kept(declared);

const server = containerProcess({ pid: 19, parentPid: 7, command: 'node quay.js' });

test('passes when the program runs by itself, or below an init', () => {
  const init = containerProcess({ pid: 7, parentPid: 0, command: 'tini -- node quay.js' });
  expect(check.judge({ processes: [init, server] }, subject()).outcome).toBe('pass');
});

test.each([
  'npm start',
  'npm run start -- --port 7',
  'node /usr/local/bin/yarn start',
  '/opt/bin/pnpm run serve',
  'bun run start',
  'uv run quay',
])('fails when it is a child of %s', (command) => {
  const manager = containerProcess({ pid: 7, parentPid: 1, command });
  expect(check.judge({ processes: [manager, server] }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: [`pid 7: ${command}`] },
  });
});

test('one that starts nothing, and a program that is called alike, are none', () => {
  const processes = [
    containerProcess({ pid: 5, parentPid: 1, command: 'npm start' }),
    containerProcess({ pid: 7, parentPid: 1, command: 'node npm-mirror.js' }),
    containerProcess({ pid: 8, parentPid: 1, command: 'bun run quay.ts' }),
    containerProcess({ pid: 21, parentPid: 8, command: 'bun worker.ts' }),
    server,
  ];
  expect(check.judge({ processes }, subject()).outcome).toBe('pass');
});
