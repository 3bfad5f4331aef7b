import { datastores as known } from '../datastores/datastores.gen.ts';
import type { Datastore } from '../datastores/define-datastore.ts';
import type { DatastorePlan, Facts } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import type { Ledger } from './decisions.ts';

/** One of each datastore that a service talks to or that seaworthy.yaml names; services share it. */
export function planDatastores(ledger: Ledger, facts: Facts, projectName: string): DatastorePlan[] {
  const used = facts.services.flatMap((service) => service.datastores.map((use) => ({ ...use, service })));
  const ids = new Set([...used.map(({ id }) => id), ...Object.keys(ledger.configuration.datastores ?? {})]);
  return [...ids].sort(byCodeUnit).flatMap((id) => {
    const datastore = (known as Record<string, Datastore>)[id];
    if (datastore === undefined) return [];
    const uses = used.filter((use) => use.id === id);
    return [planDatastore(ledger, datastore, facts, uses, projectName)];
  });
}

type Use = Facts['services'][number]['datastores'][number] & { service: Facts['services'][number] };

function planDatastore(
  ledger: Ledger,
  datastore: Datastore,
  facts: Facts,
  uses: readonly Use[],
  projectName: string,
): DatastorePlan {
  const { id } = datastore;
  const settings = ledger.configuration.datastores?.[id] ?? {};
  const subject = (key: string) => `datastores.${id}.${key}`;
  const set = <Value>(
    key: keyof typeof settings,
    configured: Value | undefined,
    value: Value,
    because: string,
  ): Value =>
    configured === undefined
      ? ledger.assumed(subject(key), value, because)
      : ledger.configured(subject(key), configured, ['datastores', id, key]);
  for (const { source, service } of uses)
    ledger.found(subject('usedBy'), service.name.value, {
      because: `It talks to ${datastore.name}.`,
      sources: [source],
    });
  const version = set(
    'version',
    settings.version?.toString(),
    datastore.defaultVersion,
    'Nothing asks for a version; this one is current and maintained.',
  );
  const named = connectionOf(uses);
  const plain = projectName.replaceAll('-', '_');
  const take = (key: 'database' | 'username', value: string | undefined): string =>
    settings[key] === undefined && value !== undefined && named !== undefined
      ? ledger.found(subject(key), value, {
          because: 'The default connection string in the code names it.',
          sources: [named.source],
        })
      : set(key, settings[key], plain, 'Named after the project.');
  const memoryMb = set(
    'memory',
    settings.memory,
    datastore.resources.memoryMb,
    'MiB. Enough for its default buffers and some dozen connections.',
  );
  const cpus = set('cpus', settings.cpus, datastore.resources.cpus, 'One core.');
  const resources = {
    ...datastore.resources,
    memoryMb,
    memoryReservationMb: memoryMb,
    cpus,
    cpuReservation: Math.min(cpus, datastore.resources.cpuReservation),
  };
  ledger.assumed(
    subject('budgets'),
    datastore.budgets,
    'Generous: the image is a public one and not the work of this project.',
  );
  return {
    name: nameFor(id, facts),
    datastore: id,
    image: set('image', settings.image, `${id}:${version}`, 'The official image.'),
    version,
    port: datastore.port,
    database: take('database', named?.database),
    username: take('username', named?.username),
    resources,
    budgets: datastore.budgets,
  };
}

/** Services and datastores share the names of the network. */
function nameFor(id: string, facts: Facts): string {
  return facts.services.some(({ name }) => name.value === id) ? `${id}-db` : id;
}

/** User and database of a connection string that stands in the code as a default. */
function connectionOf(
  uses: readonly Use[],
): { database?: string; username?: string; source: Use['source'] } | undefined {
  for (const { service, variable } of uses) {
    const fact = service.environment.find(({ name }) => name === variable);
    const url =
      fact?.default === undefined
        ? undefined
        : /^[\w+]+:\/\/(?:([\w-]+)(?::[^@/]*)?@)?[^/]*\/([\w-]+)/.exec(fact.default);
    if (fact === undefined || url === undefined || url === null) continue;
    return {
      source: fact.source,
      ...(url[1] === undefined ? {} : { username: url[1] }),
      ...(url[2] === undefined ? {} : { database: url[2] }),
    };
  }
  return undefined;
}
