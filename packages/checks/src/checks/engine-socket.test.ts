import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './engine-socket.ts';

const check = kept(declared);

const socket = { path: '/srv/engine', source: '/run/docker.sock' };

test('passes without one, whatever groups there are', () => {
  const verdict = check.judge({ engineSockets: { sockets: [], addedGroups: ['131'] } }, subject());
  expect(verdict).toMatchObject({ outcome: 'pass', measures: [{ value: 0, budget: 0 }] });
});

test('fails for one that nobody could look at', () => {
  const verdict = check.judge({ engineSockets: { sockets: [socket], addedGroups: [] } }, subject());
  expect(verdict).toMatchObject({ outcome: 'fail', seen: ['/srv/engine is /run/docker.sock'] });
});

test('says so when the service is in its group', () => {
  const engineSockets = { sockets: [{ ...socket, group: 131 }], addedGroups: ['131'] };
  expect(check.judge({ engineSockets }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['/srv/engine is /run/docker.sock, group 131'] },
    message: expect.stringContaining('in the group of the socket'),
  });
  const others = { ...engineSockets, addedGroups: ['132'] };
  expect(check.judge({ engineSockets: others }, subject())).not.toMatchObject({
    message: expect.stringContaining('in the group of the socket'),
  });
});
