import { expect, test } from 'vitest';
import { declaredPorts, durationMs } from './compose-config.ts';

test.each([
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1h', 3_600_000],
  ['2.5s', 2500],
])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));

test('only what is published on the host is declared; without an address on every interface', () => {
  const ports = [
    { target: 4173, published: '80', protocol: 'tcp' },
    { target: 9000, published: '9000-9003', host_ip: '127.0.0.1', protocol: 'udp' },
    { target: 7000, protocol: 'tcp' },
  ];
  expect(declaredPorts({ ports })).toEqual([
    { containerPort: 4173, protocol: 'tcp', hostAddress: '0.0.0.0', hostPort: 80 },
    { containerPort: 9000, protocol: 'udp', hostAddress: '127.0.0.1', hostPort: 9000 },
  ]);
});
