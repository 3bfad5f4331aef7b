import { servesPages } from '../frameworks/defaults-of.ts';
import type { EnvironmentFact, ServiceFacts, Value } from '../model/index.ts';
import type { Landscape, Neighbour, Wiring } from './landscape.ts';

const origins = /(?:^|_)(?:CORS|ALLOWED|ALLOW|TRUSTED)_?(?:ORIGINS?|ALLOWED_ORIGINS?|ALLOW_ORIGINS?)$|^CORS_URLS?$/;
const ownAddress =
  /^(?:NEXT_PUBLIC_)?(?:APP|SITE|PUBLIC|NEXTAUTH|AUTH|WEB|FRONTEND|CLIENT|UI)_(?:BASE_)?(?:URL|ORIGIN|URI)$/;
const listenAddress = /^(?:HOST|HOSTNAME|(?:BIND|LISTEN|SERVER|APP|HTTP)_(?:HOST|ADDR|ADDRESS|IP))$/;

/** What a variable gets that addresses the service itself, another one, or the page that people open. */
export function wireServices(facts: ServiceFacts, variable: EnvironmentFact, landscape: Landscape): Wiring | undefined {
  const own = landscape.services.find((candidate) => candidate.facts === facts);
  if (variable.name === facts.portVariable?.value && own?.port !== undefined) {
    return { value: [{ port: facts.name.value }], because: 'The port that it listens on.' };
  }
  if (listenAddress.test(variable.name))
    return { value: [{ text: '0.0.0.0' }], because: 'In a container, loopback would be reachable from nowhere else.' };
  const call = facts.calls.find((candidate) => candidate.variable === variable.name);
  const called = landscape.services.find((candidate) => candidate.facts.name.value === call?.service);
  if (called !== undefined) return wireCall(variable, called);
  const pages = landscape.services.filter(
    (candidate) => servesPages(candidate.facts) && candidate.publishedPort !== undefined,
  );
  const page = servesPages(facts) ? own : pages.length === 1 ? pages[0] : undefined;
  const isOwn =
    ownAddress.test(variable.name) || (variable.name === facts.traits.originVariable?.value && page === own);
  if (isOwn && page?.publishedPort !== undefined) {
    const name = page.facts.name.value;
    return { value: [{ origin: name }], because: `Where people open ${name}.` };
  }
  return origins.test(variable.name) && pages.length > 0 ? wireOrigins(variable, pages) : undefined;
}

function wireCall(variable: EnvironmentFact, { facts, port, publishedPort }: Neighbour): Wiring | undefined {
  const name = facts.name.value;
  const path = /^https?:\/\/[^/]+(\/.*)$/.exec(variable.default ?? '')?.[1]?.replace(/^\/$/, '') ?? '';
  if (variable.public) {
    if (publishedPort === undefined) return undefined;
    return {
      value: [{ origin: name }, ...following(path)],
      because: `Where browsers reach ${name}; read at run time, so that one image serves everywhere.`,
    };
  }
  if (port === undefined) return undefined;
  const address = { address: name };
  const url = [{ text: 'http://' }, address, { text: ':' }, { port: name }, ...following(path)];
  return {
    value: /_HOST$/.test(variable.name) ? [address] : url,
    because: `Where ${name} is on the network of the stack.`,
  };
}

function following(path: string): Value {
  return path === '' ? [] : [{ text: path }];
}

/** Both names of this machine, where the variable takes several. */
function wireOrigins(variable: EnvironmentFact, pages: readonly Neighbour[]): Wiring {
  const several = pages.flatMap(({ facts: { name } }): Value[] => [
    [{ origin: name.value }],
    [{ text: 'http://127.0.0.1:' }, { publishedPort: name.value }],
  ]);
  const because = `Pages of ${pages.map(({ facts }) => facts.name.value).join(', ')} may call it from a browser.`;
  if (variable.json === true) return { value: [{ text: '["' }, ...joined(several, '","'), { text: '"]' }], because };
  return { value: joined(/S$/.test(variable.name) ? several : several.slice(0, 1), ','), because };
}

function joined(values: readonly Value[], separator: string): Value {
  return values.flatMap((value, index) => (index === 0 ? value : [{ text: separator }, ...value]));
}
