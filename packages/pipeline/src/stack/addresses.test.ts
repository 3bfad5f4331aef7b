import type { StackService } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { addressesOf } from './addresses.ts';

test('every port once, by a name that a browser takes, and without those of debuggers', () => {
  const ports = [
    { containerPort: 4173, hostAddress: '0.0.0.0', hostPort: 8100 },
    { containerPort: 4173, hostAddress: '::', hostPort: 8100 },
    { containerPort: 9229, hostAddress: '127.0.0.1', hostPort: 9230 },
    { containerPort: 4174, hostAddress: '192.0.2.7', hostPort: 8101 },
  ];
  const service = { service: 'pier', ports } as StackService;
  expect(addressesOf([service], { debugPorts: new Set([9229]), fronts: new Set() })).toEqual([
    { service: 'pier', url: 'http://localhost:8100' },
    { service: 'pier', url: 'http://192.0.2.7:8101' },
  ]);
});

test('the site stands before the services that it calls', () => {
  const at = (service: string, hostPort: number) =>
    ({ service, ports: [{ containerPort: 80, hostAddress: '', hostPort }] }) as StackService;
  const services = [at('api', 8000), at('mail', 8025), at('web', 3000)];
  const shown = addressesOf(services, { debugPorts: new Set(), fronts: new Set(['web']) });
  expect(shown.map(({ service }) => service)).toEqual(['web', 'api', 'mail']);
});
