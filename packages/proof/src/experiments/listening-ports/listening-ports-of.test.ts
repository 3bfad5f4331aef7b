import { expect, test } from 'vitest';
import { listeningPortsOf } from './listening-ports-of.ts';

test("every socket once, without the engine's name server; published are those of TCP", () => {
  const sockets = [
    { address: '::', port: 4173 },
    { address: '127.0.0.11', port: 38_011 },
    { address: '0.0.0.0', port: 4173 },
    { address: '127.0.0.1', port: 219 },
    { address: '::', port: 4173 },
  ];
  const port = { hostAddress: '0.0.0.0', hostPort: 7 };
  const ports = [
    { ...port, containerPort: 4173, protocol: 'tcp' },
    { ...port, containerPort: 53, protocol: 'udp' },
  ];
  expect(listeningPortsOf(sockets, { ports, knownPorts: [4173, 53, 4173] })).toEqual({
    sockets: [
      { address: '127.0.0.1', port: 219 },
      { address: '0.0.0.0', port: 4173 },
      { address: '::', port: 4173 },
    ],
    ...{ declared: [53, 4173], published: [4173] },
  });
});

test('what was open at another time only, where others could reach it', () => {
  const now = [{ address: '::', port: 4173 }];
  const watched = [
    { address: '127.0.0.1', port: 9229 },
    { address: '::', port: 7171 },
    ...now,
    { address: '127.0.0.11', port: 38_011 },
    { address: '::', port: 7171 },
  ];
  const of = (seen: typeof watched | undefined) => listeningPortsOf(now, { ports: [], knownPorts: [] }, seen);
  expect(of(watched)).toMatchObject({ sockets: now, later: [{ address: '::', port: 7171 }] });
  expect(of([])).toMatchObject({ later: [] });
  expect(of(undefined)).not.toHaveProperty('later');
});
