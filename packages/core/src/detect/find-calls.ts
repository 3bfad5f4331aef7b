import { servesPages } from '../frameworks/defaults-of.ts';
import type { EnvironmentFact, ServiceFacts } from '../model/index.ts';
import { shapeOf } from '../shapes/shape-of.ts';

const wrapping =
  /^(?:NEXT_PUBLIC_|VITE_|PUBLIC_|REACT_APP_|INTERNAL_|SERVER_)+|_?(?:INTERNAL|BASE|SERVICE|SERVER)?_?(?:URL|URI|ORIGIN|ENDPOINT|HOST|ADDRESS|BASE)$/g;
const backendWords = /^(?:api|backend|server|service)$/;
/** Addresses of the page for people: links back to it and allowed origins are no calls. */
const pageWords = /^(?:frontend|web|client|app|ui|site|cors|allowed|public|www)$/;

/** Which variables of `service` name another service of the repository, by name or by the port in their default. */
export function findCalls(service: ServiceFacts, all: readonly ServiceFacts[]): ServiceFacts['calls'] {
  const others = all.filter((other) => other !== service && shapeOf(other).listens);
  const backends = others.filter((other) => !servesPages(other));
  return service.environment.flatMap((variable) => {
    const called = byName(variable, others, backends) ?? byPort(variable, others);
    return called === undefined
      ? []
      : [{ service: called.name.value, variable: variable.name, source: variable.source }];
  });
}

function byName(
  { name }: EnvironmentFact,
  others: readonly ServiceFacts[],
  backends: readonly ServiceFacts[],
): ServiceFacts | undefined {
  if (!/(?:URL|URI|ORIGIN|ENDPOINT|HOST|ADDRESS|BASE)$/.test(name) || /(?:^|_)(?:CORS|ALLOWED|DATABASE|DB)_/.test(name))
    return undefined;
  const words = name.replace(wrapping, '').toLowerCase();
  if (
    words === '' ||
    (pageWords.test(words) && !others.some((other) => !servesPages(other) && other.name.value === words))
  )
    return undefined;
  const exact = others.find((other) => [words, words.replaceAll('_', '-')].includes(other.name.value.toLowerCase()));
  if (exact !== undefined) return exact;
  return backendWords.test(words) && backends.length === 1 ? backends[0] : undefined;
}

/** `http://localhost:8000/…` as a default names the service that listens there. */
function byPort(variable: EnvironmentFact, others: readonly ServiceFacts[]): ServiceFacts | undefined {
  if (/(?:^|_)(?:CORS|ALLOWED)_/.test(variable.name)) return undefined;
  const port = /^https?:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0):(\d+)(?:\/|$)/.exec(variable.default ?? '')?.[1];
  if (port === undefined) return undefined;
  const matching = others.filter((other) => other.port?.value === Number(port));
  return matching.length === 1 && matching[0] !== undefined && !servesPages(matching[0]) ? matching[0] : undefined;
}
