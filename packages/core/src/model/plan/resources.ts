import { z } from 'zod';

/** Limits and reservations of a container. Memory in MiB, CPUs in cores. */
export const resourcesSchema = z.strictObject({
  memoryMb: z.int().positive(),
  memoryReservationMb: z.int().positive(),
  cpus: z.number().positive(),
  cpuReservation: z.number().positive(),
  pids: z.int().positive(),
});
export type Resources = z.infer<typeof resourcesSchema>;
