import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './unserved-port.ts';

const check = kept(declared);

const sockets = [
  { address: '127.0.0.1', port: 219 },
  { address: '::', port: 4173 },
];

test('passes when something listens on each, in either family', () => {
  expect(check.judge({ listeningPorts: { sockets, declared: [], published: [4173] } }, subject())).toMatchObject({
    ...{ outcome: 'pass', message: 'It listens on port 4173.' },
  });
});

test('fails where nothing listens, or only for the container itself, and says where it does', () => {
  expect(
    check.judge({ listeningPorts: { sockets, declared: [], published: [219, 7, 4173] } }, subject()),
  ).toMatchObject({
    ...{ outcome: 'fail', message: 'Whoever connects to port 219, 7 is refused; it listens on 4173.' },
    seen: [expect.stringContaining('219: listens on the loopback address alone'), '7: nothing listens'],
  });
});

test('does not apply without published ports', () => {
  const judgement = check.judge({ listeningPorts: { sockets, declared: [4173], published: [] } }, subject());
  expect(judgement.outcome).toBe('not-applicable');
});

test('all published ports are named, and where it listens nowhere, no place is', () => {
  const both = [...sockets, { address: '0.0.0.0', port: 7 }];
  expect(
    check.judge({ listeningPorts: { sockets: both, declared: [], published: [4173, 7] } }, subject()),
  ).toMatchObject({ message: 'It listens on port 4173, 7.' });
  expect(check.judge({ listeningPorts: { sockets: both, declared: [], published: [9] } }, subject())).toMatchObject({
    message: 'Whoever connects to port 9 is refused; it listens on 4173, 7.',
  });
  expect(check.judge({ listeningPorts: { sockets: [], declared: [], published: [9] } }, subject())).toMatchObject({
    message: 'Whoever connects to port 9 is refused.',
  });
});
