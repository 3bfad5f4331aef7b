import type { StackService } from '@seaworthy/engine';

/** Where a service can be tried from this machine. */
export interface Address {
  service: string;
  url: string;
}

/** What is known of a plan's services that decides which addresses are worth showing, and which first. */
export interface Frontage {
  /** Published for debuggers: nobody opens them in a browser. */
  debugPorts: ReadonlySet<number>;
  /** Services that nothing else calls: what people open. */
  fronts: ReadonlySet<string>;
}

/**
 * Every published port once (Docker lists one for IPv4 and one for IPv6), without those of debuggers; the site that people open
 * before the services that it calls.
 */
export function addressesOf(services: readonly StackService[], { debugPorts, fronts }: Frontage): Address[] {
  const addresses = services.flatMap(({ service, ports }) =>
    ports
      .filter(({ containerPort }) => !debugPorts.has(containerPort))
      .map(({ hostAddress, hostPort }) => ({ service, url: `http://${hostNameOf(hostAddress)}:${hostPort}` })),
  );
  const rank = ({ service }: Address) => (fronts.has(service) ? 0 : 1);
  return [...new Map(addresses.map((address) => [address.url, address])).values()].sort((a, b) => rank(a) - rank(b));
}

function hostNameOf(address: string): string {
  return ['', '0.0.0.0', '::', '127.0.0.1', '::1'].includes(address) ? 'localhost' : address;
}
