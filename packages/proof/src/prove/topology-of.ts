import type { Subject, Topology } from '@seaworthy/core/model';
import { type ComposeConfig, type ComposeService, declaredPorts, oneShotServices } from '@seaworthy/engine';

/** Who can talk to whom, what is published, and what waits for what, as the original project says it. */
export function topologyOf(config: ComposeConfig, subjects: readonly Subject[]): Topology {
  const names = Object.keys(config.services).sort();
  const jobs = oneShotServices(config);
  const datastores = new Set(subjects.flatMap(({ service, shape }) => (shape === 'datastore' ? [service] : [])));
  return {
    services: names.map((service) => {
      const declared = config.services[service] ?? {};
      return {
        service,
        role: jobs.has(service) ? 'job' : datastores.has(service) ? 'datastore' : 'service',
        networks: Object.keys(declared.networks ?? {}).sort(),
        published: declaredPorts(declared).map(({ hostAddress, hostPort, containerPort }) => ({
          ...{ hostAddress, containerPort },
          ...(hostPort === 0 ? {} : { hostPort }),
        })),
      };
    }),
    networks: Object.entries(config.networks ?? {})
      .map(([network, declared]) => ({ network, internal: declared?.internal === true }))
      .sort((left, right) => (left.network < right.network ? -1 : 1)),
    links: names.flatMap((from) => linksOf(from, config.services[from] ?? {}, names)),
  };
}

function linksOf(from: string, declared: ComposeService, names: readonly string[]): Topology['links'] {
  const given = textsOf(declared);
  return names.flatMap((to): Topology['links'] => {
    if (to === from) return [];
    if (given.some(([name, text]) => namesHost(name, text, to))) return [{ from, to, by: 'address' }];
    return Object.hasOwn(declared.depends_on ?? {}, to) ? [{ from, to, by: 'order' }] : [];
  });
}

/** Variables by their names, and the words of the command, which have none. */
function textsOf({ environment, command }: ComposeService): [name: string, text: string][] {
  const variables = typeof environment === 'object' && environment !== null ? Object.entries(environment) : [];
  const words = Array.isArray(command) ? command : [command];
  return [...variables, ...words.map((word): [string, unknown] => ['', word])].flatMap(([name, text]) =>
    typeof text === 'string' ? [[name, text] as [string, string]] : [],
  );
}

const HOST_NAMES = /(?:HOST|HOSTS|HOSTNAME|ADDR|ADDRESS|SERVER|SERVERS|BROKERS?|ENDPOINT|UPSTREAM)$/i;

/** Whether a text names a host: after `//`, `@` or a comma, or as all of it before a port; a bare name only where a host is asked for. */
function namesHost(name: string, text: string, host: string): boolean {
  for (let at = text.indexOf(host); at >= 0; at = text.indexOf(host, at + 1)) {
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text[at + host.length] ?? ''];
    const port = /^:\d/.test(text.slice(at + host.length, at + host.length + 2));
    const ends = after === '' || after === '/' || after === ',' || after === '?' || port;
    if (!ends) continue;
    if (before.endsWith('//') || before.endsWith('@')) return true;
    if ((at === 0 || before.endsWith(',')) && (port || HOST_NAMES.test(name))) return true;
  }
  return false;
}
