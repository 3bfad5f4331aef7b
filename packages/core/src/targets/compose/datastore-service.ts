import { serviceOfDatastore } from '../../datastores/supported-datastore.ts';
import type { DatastorePlan, Plan } from '../../model/index.ts';
import { demandSecret, escapeDollar, TEST_SECRET } from './environment.ts';
import { limits, sameLimits } from './limits.ts';
import { mountedSecret, secretFiles } from './secrets.ts';
import { Anchored, alias } from './yaml-nodes.ts';

/** The database of development and production: its data in a volume, reachable from the network `data` alone. */
export function datastoreService(plan: Plan, datastore: DatastorePlan): object {
  const { container } = serviceOfDatastore(datastore);
  const service = running(datastore);
  const files = secretFiles(plan);
  const environment = environmentOf(datastore);
  const mounted: string[] = [];
  for (const [role, { variable, fileVariable }] of Object.entries(container.secrets)) {
    const name = datastore.secrets[role] ?? '';
    const file = files.find((candidate) => candidate.name === name)?.secret;
    if (file === undefined) environment[variable] = demandSecret(name);
    else {
      environment[fileVariable] = mountedSecret(file);
      mounted.push(file);
    }
  }
  return {
    '<<': alias('hardened'),
    image: datastore.image,
    user: userOf(datastore),
    ...commandOf(datastore),
    environment,
    ...(mounted.length === 0 ? {} : { secrets: mounted }),
    ...(keepsData(datastore) ? { volumes: [`${volumeOf(datastore)}:${container.dataPath}`] } : {}),
    networks: ['data'],
    ...service,
    ...(keepsData(datastore) ? {} : { tmpfs: [...service.tmpfs, inMemory(datastore, container.dataPath, 16)] }),
    ...limits(datastore),
  };
}

/** The same for tests: in memory, on a network of its own, forgotten at the end. */
export function datastoreTestService(datastore: DatastorePlan): object {
  const { container } = serviceOfDatastore(datastore);
  const service = running(datastore);
  const secrets = container.test.asksFor.flatMap((role) => container.secrets[role] ?? []);
  const environment = {
    ...environmentOf(datastore),
    ...container.test.environment,
    ...Object.fromEntries(secrets.map(({ variable }) => [variable, TEST_SECRET])),
  };
  return {
    '<<': alias('hardened'),
    image: datastore.image,
    profiles: ['test'],
    restart: 'no',
    user: userOf(datastore),
    ...commandOf(datastore),
    environment,
    networks: { test: { aliases: [datastore.name] } },
    ...service,
    ...sameLimits(datastore),
    healthcheck: alias(`${datastore.name}-health`),
    tmpfs: [...service.tmpfs, inMemory(datastore, container.dataPath, 512)],
  };
}

/** What compose calls the volume of a datastore's data, without the project's name before it. */
export function volumeOf({ name }: Pick<DatastorePlan, 'name'>): string {
  return `${name}-data`;
}

/** False for one whose data is forgotten with its container. */
export function keepsData(datastore: DatastorePlan): boolean {
  return serviceOfDatastore(datastore).container.isCache?.(datastore) !== true;
}

function commandOf(datastore: DatastorePlan): object {
  const command = serviceOfDatastore(datastore).container.command?.(datastore);
  return command === undefined ? {} : { command: command.map(escapeDollar) };
}

function environmentOf(datastore: DatastorePlan): Record<string, string> {
  const values = serviceOfDatastore(datastore).container.environment(datastore);
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, escapeDollar(value)]));
}

function running(datastore: DatastorePlan) {
  const { container } = serviceOfDatastore(datastore);
  const { interval, timeout } = container.healthCheckSeconds ?? { interval: 5, timeout: 3 };
  return {
    tmpfs: Object.entries(container.temporaryPaths).map(([path, sizeMb]) => inMemory(datastore, path, sizeMb)),
    ...(container.sharedMemoryMb === undefined ? {} : { shm_size: `${container.sharedMemoryMb}m` }),
    healthcheck: new Anchored(`${datastore.name}-health`, {
      test: ['CMD', ...container.healthCheck(datastore).map(escapeDollar)],
      interval: `${interval}s`,
      timeout: `${timeout}s`,
      start_period: '30s',
      start_interval: '500ms',
      retries: 5,
    }),
    ...(container.needsInit === true ? { init: true } : {}),
    stop_signal: container.stopSignal,
    stop_grace_period: `${container.stopGraceSeconds}s`,
  };
}

function inMemory(datastore: DatastorePlan, path: string, sizeMb: number): string {
  const { uid, gid } = serviceOfDatastore(datastore).container.user;
  return `${path}:size=${sizeMb}m,mode=0700,uid=${uid},gid=${gid}`;
}

function userOf(datastore: DatastorePlan): string {
  const { uid, gid } = serviceOfDatastore(datastore).container.user;
  return `${uid}:${gid}`;
}
