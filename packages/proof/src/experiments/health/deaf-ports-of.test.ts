import { expect, test } from 'vitest';
import { notObserved, observed } from '../../sources/observation.ts';
import { deafPortsOf } from './deaf-ports-of.ts';

const service = (...namespaces: { namespace: 'network' | 'pid'; sharedWith: string }[]) => ({
  knownPorts: [4173, 4199],
  declared: { namespaces },
});
const listening = (...ports: number[]) => observed('the kernel', { sockets: ports.map((port) => ({ port })) });

test('all of them are deaf, or none is: which one counts, a file may say wrongly', () => {
  expect(deafPortsOf(service(), listening(9229))).toEqual([4173, 4199]);
  expect(deafPortsOf(service(), listening(4199, 9229))).toEqual([]);
});

test('nobody knows where nobody could look, or where the network is shared', () => {
  expect(deafPortsOf(service(), notObserved('no agent'))).toEqual([]);
  expect(deafPortsOf(service({ namespace: 'network', sharedWith: 'host' }), listening())).toEqual([]);
  expect(deafPortsOf(service({ namespace: 'pid', sharedWith: 'host' }), listening())).toEqual([4173, 4199]);
});
