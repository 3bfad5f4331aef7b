import type { Span } from '../../source/dockerfile-document.ts';
import { type ComposeService, recordOf } from './linted-compose.ts';

export interface PublishedPort {
  /** The address of the host that it is bound to; absent: all of them. */
  address?: string;
  /** As written; absent where the engine chooses one. */
  host?: string;
  container: string;
  protocol: string;
  at: Span;
}

/** The ports of a service that the host listens on; none of those that a variable decides. */
export function publishedPortsOf({ value, at }: ComposeService): PublishedPort[] {
  const ports = Array.isArray(value.ports) ? value.ports : [];
  return ports.flatMap((port: unknown, index) => {
    const place = at(['ports', index]);
    if (typeof port === 'string' || typeof port === 'number') return short(String(port), place);
    const { host_ip, published, target, protocol } = recordOf(port) ?? {};
    if (target === undefined) return [];
    return [
      {
        ...(typeof host_ip === 'string' ? { address: host_ip } : {}),
        ...(published === undefined ? {} : { host: String(published) }),
        ...{ container: String(target), protocol: String(protocol ?? 'tcp'), at: place },
      },
    ];
  });
}

function short(written: string, at: Span): PublishedPort[] {
  const [ports = '', protocol = 'tcp'] = written.split('/');
  if (ports.includes('$')) return [];
  const address = addressOf(ports);
  const rest = address === undefined ? ports : ports.slice(address.length + 1);
  const [first = '', second] = rest.split(':');
  if (first === '' && second === undefined) return [];
  return [
    {
      ...(address === undefined ? {} : { address }),
      ...(second === undefined || first === '' ? {} : { host: first }),
      ...{ container: second ?? first, protocol, at },
    },
  ];
}

/** What stands before the ports: `127.0.0.1`, `[::1]`. */
function addressOf(ports: string): string | undefined {
  const end = ports.startsWith('[') ? ports.indexOf(']') + 1 : ports.indexOf(':');
  const first = ports.slice(0, Math.max(0, end));
  return first.startsWith('[') || first.includes('.') ? first : undefined;
}
