import type { ProxyPlan, ServiceFacts } from '../model/index.ts';
import { because, type Ledger } from './decisions.ts';
import type { Neighbour } from './landscape.ts';

type Proxy = NonNullable<ServiceFacts['proxies']>[number];

/** Which service answers what a site's development server hands on, by the port or the name that stands there. */
function answeringService({ target }: Proxy, facts: ServiceFacts, all: readonly Neighbour[]): Neighbour | undefined {
  if (!URL.canParse(target)) return undefined;
  const { hostname, port, protocol, pathname } = new URL(target);
  if (!/^(?:https?|wss?):$/.test(protocol) || pathname !== '/') return undefined;
  const others = all.filter((other) => other.facts !== facts && other.port !== undefined);
  const here = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])$/.test(hostname);
  const matching = others.filter((other) =>
    here ? String(other.port) === port : other.facts.name.value === hostname || other.facts.path === hostname,
  );
  return matching.length === 1 ? matching[0] : undefined;
}

/** The paths that a service hands on, the longest first. What nobody of the stack answers is a question. */
export function planProxies(ledger: Ledger, facts: ServiceFacts, all: readonly Neighbour[]): ProxyPlan[] {
  const { proxies = [], name } = facts;
  const planned = proxies.flatMap((proxy): ProxyPlan[] => {
    const { path, target, source, upstreamPath } = proxy;
    const subject = `services.${name.value}.proxies`;
    const found = answeringService(proxy, facts, all);
    if (found?.port === undefined) {
      ledger.ask({
        subject,
        question: `In development ${path} is handed on to ${target}, where no service of this repository listens. What answers it? Without an answer nginx hands nothing on.`,
        candidates: [{ value: target, source }],
        blocking: false,
      });
      return [];
    }
    const service = found.facts.name.value;
    const { reason } = because(
      { value: path, source, certainty: 'certain' },
      `As its development server does: ${target}.`,
    );
    ledger.found(subject, `${path} to ${service}`, reason);
    return [{ path, service, port: found.port, upstreamPath }];
  });
  return planned.sort((a, b) => b.path.length - a.path.length);
}
