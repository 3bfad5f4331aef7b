import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './undeclared-port.ts';

const check = kept(declared);

const port = { address: '0.0.0.0', port: 4173 };

test('passes for declared ports, and for any on loopback', () => {
  const sockets = [
    port,
    { address: '127.0.0.1', port: 9229 },
    { address: '::1', port: 219 },
    { address: '::', port: 4173 },
  ];
  expect(check.judge({ listeningPorts: { sockets, declared: [4173, 7], published: [] } }, subject())).toEqual({
    ...{ outcome: 'pass', message: '1 port reachable by other containers, all of them declared.' },
    measures: [{ value: 0, budget: 0, unit: 'ports' }],
    seen: ['0.0.0.0:4173', '127.0.0.1:9229', '[::1]:219', '[::]:4173'],
  });
});

test('fails for one that nobody names, once for both families', () => {
  const sockets = [port, { address: '0.0.0.0', port: 219 }, { address: '::', port: 219 }];
  expect(check.judge({ listeningPorts: { sockets, declared: [4173], published: [4173] } }, subject())).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 1, budget: 0, unit: 'ports' }] },
    message: expect.stringContaining('port 219,'),
  });
});

test('each port is counted and named', () => {
  const sockets = [port, { address: '0.0.0.0', port: 219 }];
  const judge = (declared: number[]) =>
    check.judge({ listeningPorts: { sockets, declared, published: [] } }, subject());
  expect(judge([4173, 219]).message).toBe('2 ports reachable by other containers, all of them declared.');
  expect(judge([]).message).toContain('port 4173, 219,');
});

test('fails for one that was open for a time', () => {
  const listeningPorts = { sockets: [port], later: [{ address: '::', port: 219 }], declared: [4173], published: [] };
  expect(check.judge({ listeningPorts }, subject())).toMatchObject({
    ...{ outcome: 'fail', seen: ['0.0.0.0:4173', '[::]:219, for a time'] },
  });
});
