import type { StackService } from '@seaworthy/engine';

/** Where a service can be tried from this machine. */
export interface Address {
  service: string;
  url: string;
}

/** Every published port once (Docker lists one for IPv4 and one for IPv6), without those of debuggers. */
export function addressesOf(services: readonly StackService[], debugPorts: ReadonlySet<number>): Address[] {
  const addresses = services.flatMap(({ service, ports }) =>
    ports
      .filter(({ containerPort }) => !debugPorts.has(containerPort))
      .map(({ hostAddress, hostPort }) => ({ service, url: `http://${hostNameOf(hostAddress)}:${hostPort}` })),
  );
  return [...new Map(addresses.map((address) => [address.url, address])).values()];
}

function hostNameOf(address: string): string {
  return ['', '0.0.0.0', '::', '127.0.0.1', '::1'].includes(address) ? 'localhost' : address;
}
