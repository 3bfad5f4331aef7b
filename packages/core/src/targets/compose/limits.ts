import type { Resources } from '../../model/index.ts';
import { Anchored, alias } from './yaml-nodes.ts';

interface Limited {
  name: string;
  resources: Resources;
}

/** What development and tests may use: compilers and watchers need more than the service itself. */
export const WORKSHOP = { resources: { limits: { memory: '2048M', pids: 512 } } };

/** Limits of a container, for others to be held to the same. No swap: what swaps answers too late to be of use. */
export function limits({ name, resources }: Limited): object {
  const { cpus, memoryMb, pids, cpuReservation, memoryReservationMb } = resources;
  return {
    memswap_limit: `${memoryMb}M`,
    deploy: new Anchored(`${name}-limits`, {
      resources: {
        limits: { cpus: String(cpus), memory: `${memoryMb}M`, pids },
        reservations: { cpus: String(cpuReservation), memory: `${memoryReservationMb}M` },
      },
    }),
  };
}

/** The limits that another container of the file has already. */
export function sameLimits({ name, resources }: Limited): object {
  return { memswap_limit: `${resources.memoryMb}M`, deploy: alias(`${name}-limits`) };
}
