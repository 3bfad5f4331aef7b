import { z } from 'zod';

/** Who can talk to whom in a stack, as compose resolves it. */
export const topologySchema = z.strictObject({
  services: z.array(
    z.strictObject({
      service: z.string(),
      /** `job`: it runs once, before others start. */
      role: z.enum(['service', 'datastore', 'job']),
      /** Names of the project's networks; empty: none, or the host's. */
      networks: z.array(z.string()),
      /** Where it can be reached from outside of the stack. */
      published: z.array(
        // Without a port of the host, the engine chooses one.
        z.strictObject({ hostAddress: z.string(), hostPort: z.int().optional(), containerPort: z.int() }),
      ),
    }),
  ),
  networks: z.array(
    z.strictObject({
      network: z.string(),
      /** No way out of it to other machines. */
      internal: z.boolean(),
    }),
  ),
  /** `address`: `from` is given the name of `to` in a variable or its command. `order`: it only waits for it. */
  links: z.array(z.strictObject({ from: z.string(), to: z.string(), by: z.enum(['address', 'order']) })),
});
export type Topology = z.infer<typeof topologySchema>;
