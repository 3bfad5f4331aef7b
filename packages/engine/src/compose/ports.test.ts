import { expect, test } from 'vitest';
import { declaredPorts, fixedPorts } from './ports.ts';

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

test('fixed TCP ports are those that can be taken', () => {
  const ports = [
    { target: 8123, published: '18123', host_ip: '127.0.0.1', protocol: 'tcp' },
    { target: 8124, protocol: 'tcp' },
    { target: 8125, published: '18125-18130', protocol: 'tcp' },
    { target: 53, published: '1053', protocol: 'udp' },
    { target: 8126, published: '18126', protocol: 'tcp' },
    { target: 8127, published: '0', protocol: 'tcp' },
  ];
  expect(fixedPorts({ name: 'harbour', services: { store: {}, quay: { ports } } })).toEqual([
    { service: 'quay', address: '127.0.0.1', port: 18123 },
    { service: 'quay', address: '0.0.0.0', port: 18126 },
  ]);
});
