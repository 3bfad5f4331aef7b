import { datastores } from '../../datastores/datastores.gen.ts';
import type { Datastore } from '../../datastores/define-datastore.ts';
import { userError } from '../../errors/index.ts';
import type { DatastorePlan, Plan } from '../../model/index.ts';
import { passwordInEnvironment, passwordVariable } from './names.ts';
import { alias } from './yaml-nodes.ts';

/**
 * The folder of `datastores/` behind a datastore of the plan.
 * @throws DATASTORE_UNSUPPORTED
 */
export function datastoreOf({ name, datastore }: DatastorePlan): Datastore {
  const known: Readonly<Record<string, Datastore>> = datastores;
  const found = known[datastore];
  if (found === undefined) {
    throw userError('DATASTORE_UNSUPPORTED', { name, datastore, supported: Object.keys(known) });
  }
  return found;
}

/** The database of development and production: its data in a volume, reachable from the network `data` alone. */
export function datastoreService(plan: Plan, datastore: DatastorePlan): object {
  const { container } = datastoreOf(datastore);
  const variable = passwordVariable(datastore);
  const inEnvironment = passwordInEnvironment(plan, datastore);
  return {
    '<<': alias('hardened'),
    image: datastore.image,
    profiles: ['dev', 'prod'],
    user: userOf(datastore),
    environment: {
      ...container.environment(datastore),
      ...(inEnvironment
        ? { [container.password.variable]: `\${${variable}:?a secret, see .env.example}` }
        : { [container.password.fileVariable]: `/run/secrets/${variable.toLowerCase()}` }),
    },
    ...(inEnvironment ? {} : { secrets: [variable.toLowerCase()] }),
    volumes: [`${volumeOf(datastore)}:${container.dataPath}`],
    networks: ['data'],
    ...running(datastore),
  };
}

/** The same for tests: in memory, on a network of its own, forgotten at the end. */
export function datastoreTestService(datastore: DatastorePlan): object {
  const { container } = datastoreOf(datastore);
  const service = running(datastore);
  const { uid, gid } = container.user;
  return {
    '<<': alias('hardened'),
    image: datastore.image,
    profiles: ['test'],
    restart: 'no',
    user: userOf(datastore),
    environment: { ...container.environment(datastore), ...container.testEnvironment },
    networks: { test: { aliases: [datastore.name] } },
    ...service,
    tmpfs: [...service.tmpfs, `${container.dataPath}:size=512m,mode=0700,uid=${uid},gid=${gid}`],
  };
}

export function volumeOf({ name }: DatastorePlan): string {
  return `${name}-data`;
}

function running(datastore: DatastorePlan) {
  const { container } = datastoreOf(datastore);
  const { uid, gid } = container.user;
  return {
    tmpfs: Object.entries(container.temporaryPaths).map(
      ([path, sizeMb]) => `${path}:size=${sizeMb}m,mode=0700,uid=${uid},gid=${gid}`,
    ),
    ...(container.sharedMemoryMb === undefined ? {} : { shm_size: `${container.sharedMemoryMb}m` }),
    healthcheck: {
      test: ['CMD', ...container.healthCheck(datastore)],
      interval: '5s',
      timeout: '3s',
      start_period: '30s',
      start_interval: '500ms',
      retries: 5,
    },
    stop_signal: container.stopSignal,
    stop_grace_period: `${container.stopGraceSeconds}s`,
    deploy: limits(datastore.resources),
  };
}

function userOf(datastore: DatastorePlan): string {
  const { uid, gid } = datastoreOf(datastore).container.user;
  return `${uid}:${gid}`;
}

export function limits(resources: DatastorePlan['resources']): object {
  const { cpus, memoryMb, pids, cpuReservation, memoryReservationMb } = resources;
  return {
    resources: {
      limits: { cpus: String(cpus), memory: `${memoryMb}M`, pids },
      reservations: { cpus: String(cpuReservation), memory: `${memoryReservationMb}M` },
    },
  };
}
