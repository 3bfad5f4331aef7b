import { type ConnectionString, parseConnectionString } from '../datastores/connection-string.ts';
import type { DatastoreSetting } from '../datastores/define-datastore.ts';
import { supportedDatastores } from '../datastores/supported-datastore.ts';
import type { DatastorePlan, Facts, Resources } from '../model/index.ts';
import { byCodeUnit } from '../repository/repository.ts';
import { choose, type DatastoreDraft, type DatastoreUse } from './datastore-draft.ts';
import { planImage } from './datastore-image.ts';
import type { Ledger } from './decisions.ts';
import { secretNameOf } from './secrets.ts';
import { askWhichDatabase } from './undecided-datastores.ts';

/** One of each datastore that a service talks to or that seaworthy.yaml names; services share it. */
export function planDatastores(ledger: Ledger, facts: Facts, projectName: string): DatastorePlan[] {
  const configured = ledger.configuration.datastores ?? {};
  const used = facts.services.flatMap((service) => service.datastores.map((use) => ({ ...use, service })));
  const isPlanned = ({ id, undecided }: DatastoreUse) => undecided !== true || (configured[id] ?? false) !== false;
  askWhichDatabase(ledger, facts);
  const ids = new Set([...used.filter(isPlanned).map(({ id }) => id), ...Object.keys(configured)]);
  return [...ids].sort(byCodeUnit).flatMap((id) => {
    const datastore = supportedDatastores.find((known) => known.id === id);
    const settings = configured[id] ?? {};
    if (settings === false) ledger.configured(`datastores.${id}`, 'none', ['datastores', id]);
    if (datastore === undefined || settings === false) return [];
    const draft = { ledger, datastore, settings, uses: used.filter((use) => use.id === id) };
    return [planDatastore(draft, facts, projectName)];
  });
}

function planDatastore(draft: DatastoreDraft, facts: Facts, project: string): DatastorePlan {
  const { ledger, datastore, uses } = draft;
  const { id, service } = datastore;
  for (const { source, service: user } of uses)
    ledger.found(`datastores.${id}.usedBy`, user.name.value, {
      because: `It talks to ${datastore.name}.`,
      sources: [source],
    });
  const { version, image } = planImage(draft);
  const resources = planResources(draft);
  ledger.assumed(
    `datastores.${id}.budgets`,
    service.budgets,
    'Generous: the image is a public one and not the work of this project.',
  );
  const name = nameFor(id, facts);
  return {
    name,
    datastore: id,
    image,
    version,
    port: service.port,
    settings: planSettings(draft, { project, memoryMb: resources.memoryMb }),
    secrets: Object.fromEntries(Object.keys(service.container.secrets).map((role) => [role, secretNameOf(name, role)])),
    resources,
    budgets: service.budgets,
  };
}

function planResources(draft: DatastoreDraft): Resources {
  const { resources, resourcesBecause } = draft.datastore.service;
  const { memory, cpus: configuredCpus } = draft.settings;
  const memoryMb = choose(draft, 'memory', memory, resources.memoryMb, resourcesBecause);
  const cpus = choose(draft, 'cpus', configuredCpus, resources.cpus, 'One core.');
  return {
    ...resources,
    memoryMb,
    memoryReservationMb: memoryMb,
    cpus,
    cpuReservation: Math.min(cpus, resources.cpuReservation),
  };
}

/** What this datastore alone has to be told: by seaworthy.yaml, by a connection string in the code, by its default. */
function planSettings(
  draft: DatastoreDraft,
  context: Parameters<DatastoreSetting['value']>[0],
): Record<string, string | number> {
  const { ledger, datastore, settings, uses } = draft;
  const connection = connectionOf(uses);
  const clients = uses.flatMap((use) => use.clients ?? []);
  return Object.fromEntries(
    Object.entries(datastore.service.settings).map(([key, setting]) => {
      const inCode = connection === undefined ? undefined : setting.fromConnection?.(connection.given);
      if (settings[key] === undefined && inCode !== undefined && connection !== undefined) {
        const because = 'The default connection string in the code names it.';
        return [
          key,
          ledger.found(`datastores.${datastore.id}.${key}`, inCode, { because, sources: [connection.source] }),
        ];
      }
      const told = setting.fromClients?.(clients);
      const { value, because } = told ?? { value: setting.value(context), because: setting.because };
      return [key, choose(draft, key, settings[key], value, because)];
    }),
  );
}

/** Services and datastores share the names of the network. */
function nameFor(id: string, facts: Facts): string {
  return facts.services.some(({ name }) => name.value === id) ? `${id}-db` : id;
}

/** The connection string that stands in the code as a default. */
function connectionOf(
  uses: readonly DatastoreUse[],
): { given: ConnectionString; source: DatastoreUse['source'] } | undefined {
  for (const { service, variable } of uses) {
    const fact = service.environment.find(({ name }) => name === variable);
    const given = parseConnectionString(fact?.default);
    if (fact !== undefined && given !== undefined) return { given, source: fact.source };
  }
  return undefined;
}
