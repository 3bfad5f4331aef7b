import { z } from 'zod';
import { budgetsSchema } from './plan/budgets.ts';
import { securityLevelSchema } from './plan/security-level.ts';

/**
 * `seaworthy.yaml`: overrides for any decision. All optional; an unknown key is an error that names the line and
 * what is allowed there.
 */
export const serviceConfigurationSchema = z
  .strictObject({
    path: z.string().describe('Folder of the service, relative to the repository.'),
    adopt: z.boolean().describe('Whether its image is built by the Dockerfile that is there, which is kept as it is.'),
    framework: z.string().describe('Framework id, when detection is wrong or undecided.'),
    entryPoint: z
      .string()
      .describe('What starts it: a file such as dist/server.js or an ASGI path such as src.main:app.'),
    shape: z
      .string()
      .describe(
        'What kind of process it is, such as worker. With a path and an entryPoint: a process of its own beside the one that was found in the folder; with a framework as well, in a folder where none was found.',
      ),
    build: z.string().describe('Name of the manifest script that builds it.'),
    buildNetwork: z
      .boolean()
      .describe(
        'Whether the build script asks the network for something, so that a TLS proxy has to be trusted there.',
      ),
    port: z.int().min(1).max(65535).describe('Port that the service listens on.'),
    publish: z
      .union([z.int().min(1).max(65535), z.literal(false)])
      .describe('Port on the host (bound to 127.0.0.1), or false.'),
    version: z.union([z.string(), z.number()]).describe('Language version: 22 or "3.13".'),
    security: securityLevelSchema,
    user: z.int().positive().describe('Numeric user id of the process.'),
    init: z
      .enum(['tini', 'dumb-init'])
      .describe('PID 1 of the container: forwards signals and collects orphaned processes.'),
    memory: z.int().min(32).describe('Memory limit in MiB.'),
    cpus: z.number().positive().describe('CPU limit in cores.'),
    pids: z.int().positive().describe('Limit of processes and threads.'),
    heap: z.number().min(10).max(95).describe('Share of the memory limit for the heap, in percent.'),
    semiSpace: z
      .int()
      .positive()
      .describe('Size of a half of the young generation of Node in MiB, where most of what is allocated ends.'),
    liveness: z.string().startsWith('/').describe('Route that answers as long as the process lives.'),
    readiness: z.string().startsWith('/').describe('Route that answers 200 only when the service can do its work.'),
    slowPath: z
      .string()
      .regex(/^\/\S*$/, 'a route begins with / and holds no space')
      .describe(
        'Route that takes some 2 s to answer. `prove` has requests to it in flight when it stops the service; needed only where it can keep no other request open.',
      ),
    environment: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .describe('Variables with fixed values.'),
    secrets: z.array(z.string()).describe('Names of variables that are secret.'),
    required: z.array(z.string()).describe('Names of variables without which it does not start.'),
    optional: z.array(z.string()).describe('Names of variables that may be absent.'),
    writable: z.array(z.string().startsWith('/')).describe('Paths that the service may write to (tmpfs).'),
    volumes: z
      .array(z.string().regex(/^\/[^:]+$/, 'a path begins with / and holds no colon'))
      .describe('Paths that the service writes to and that outlive its container, each a volume of its own.'),
    dependsOn: z.array(z.string()).describe('Services and datastores that it starts after.'),
    migrate: z.union([z.array(z.string()), z.literal(false)]).describe('Migration command in exec form, or false.'),
    drain: z.number().positive().describe('Seconds that requests get to finish after SIGTERM.'),
    library: z
      .boolean()
      .describe(
        'Whether the library that answers for its health and lets it drain is in its image. It is, where there is one.',
      ),
    budgets: budgetsSchema
      .partial()
      .describe('What the service is held to; every number that is not said keeps its default.'),
  })
  .partial();
export type ServiceConfiguration = z.infer<typeof serviceConfigurationSchema>;

/** `x-seaworthy`: what a compose file of one's own says about a service, in the words of `seaworthy.yaml`. */
export const composeExtensionSchema = serviceConfigurationSchema.pick({
  port: true,
  shape: true,
  readiness: true,
  slowPath: true,
  security: true,
  budgets: true,
});
export type ComposeExtension = z.infer<typeof composeExtensionSchema>;

export const configurationSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[a-z0-9][a-z0-9_-]*$/)
      .describe('Name of the compose project.'),
    security: securityLevelSchema.describe('Security level of all services.'),
    subnet: z.string().describe('Subnet of the network, such as 172.28.0.0/16.'),
    targets: z.array(z.string()).describe('What files are generated for, such as dockerfile or compose.'),
    services: z.record(z.string(), serviceConfigurationSchema).describe('By name, as `seaworthy plan` shows it.'),
    datastores: z.record(
      z.string(),
      z.union([
        z
          .strictObject({
            version: z.union([z.string(), z.number()]).describe('Major version, the tag of the official image.'),
            memory: z.int().min(32).describe('Memory limit in MiB.'),
            cpus: z.number().positive().describe('CPU limit in cores.'),
            image: z.string().describe('Another image than the official one.'),
          })
          .partial()
          // What each datastore has to be told beside these is its own: the plan holds it against the datastore's folder.
          .catchall(z.union([z.string(), z.number()])),
        z.literal(false).describe('The stack has none: it is elsewhere, or the service does not need it.'),
      ]),
    ),
    adopt: z.boolean().describe('Whether all Dockerfiles that are there are kept, as by `--adopt`.'),
    ignore: z.array(z.string()).describe('Folders that are not looked at.'),
  })
  .partial();
export type Configuration = z.infer<typeof configurationSchema>;
