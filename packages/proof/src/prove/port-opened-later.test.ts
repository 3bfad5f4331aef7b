import { subject } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { notObserved, observed } from '../sources/observation.ts';
import { portOpenedLater } from './port-opened-later.ts';

const inside = { address: '127.0.0.1', port: 4173 };
const open = { address: '0.0.0.0', port: 4199 };

test.each([
  ['never', { sockets: [], declared: [], published: [] }, undefined],
  ['for itself alone', { sockets: [inside], declared: [], published: [] }, undefined],
  ['late, and still there', { sockets: [inside, open], declared: [], published: [] }, [4199]],
  ['for a time', { sockets: [], later: [open], declared: [], published: [] }, [4199]],
])('a port that was opened %s', (_when, value, expected) => {
  const listeningPorts = observed('the kernel', value);
  expect(portOpenedLater({ services: [{ subject: subject(), observations: { listeningPorts } }] })).toEqual(expected);
});

test('where nobody could look nothing is known', () => {
  const observations = { listeningPorts: notObserved('no agent') };
  expect(portOpenedLater({ services: [{ subject: subject(), observations }] })).toBeUndefined();
});
