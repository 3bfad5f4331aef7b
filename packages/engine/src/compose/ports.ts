import type { ComposeConfig, ComposeService } from './compose-config.ts';

/** A port that a service publishes on the host. */
export interface DeclaredPort {
  containerPort: number;
  protocol: string;
  /** Without an address, compose publishes on every interface: `0.0.0.0`. */
  hostAddress: string;
  /** Of a range, the first; 0: the engine chooses one. */
  hostPort: number;
}

/** A TCP port of this machine that a service is to be reached at, whatever happens. */
export interface FixedPort {
  service: string;
  address: string;
  port: number;
}

/** Ports that a service publishes on the host. */
export function declaredPorts(service: ComposeService): DeclaredPort[] {
  return readPorts(service).map(({ fixed: _, ...port }) => port);
}

/** TCP ports with a fixed number that a project publishes: those that somebody else may have taken. */
export function fixedPorts({ services }: ComposeConfig): FixedPort[] {
  return Object.entries(services).flatMap(([service, declared]) =>
    readPorts(declared)
      .filter(({ fixed, protocol }) => fixed && protocol === 'tcp')
      .map(({ hostAddress, hostPort }) => ({ service, address: hostAddress, port: hostPort })),
  );
}

function readPorts({ ports = [] }: ComposeService): (DeclaredPort & { fixed: boolean })[] {
  return ports.flatMap(({ target, published, host_ip, protocol }) => {
    if (published === undefined) return [];
    const [first, last] = published.split('-').map(Number);
    const hostPort = first ?? 0;
    const fixed = last === undefined && hostPort > 0;
    return [{ containerPort: target, protocol, hostAddress: host_ip ?? '0.0.0.0', hostPort, fixed }];
  });
}
