import type { EnvironmentPlan, Plan, ServicePlan } from '@seaworthy/core/model';
import fc from 'fast-check';

const resources = { memoryMb: 384, memoryReservationMb: 96, cpus: 0.75, cpuReservation: 0.2, pids: 90 };
const budgets = { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 };

const name = fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/);
const text = fc.string({ maxLength: 30 }).filter((value) => !value.includes('${'));

/** Plans for properties: any mix of supported frameworks, package managers and datastores, with hostile texts. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    name,
    services: fc.uniqueArray(anyService(), { minLength: 1, maxLength: 4, selector: (service) => service.name }),
    database: fc.boolean(),
    subnet: fc.option(fc.constant('10.77.0.0/24'), { nil: undefined }),
  })
  .map(({ name, services, database, subnet }) => ({
    schemaVersion: 1,
    name,
    services: services.map((service) => ({ ...service, dependsOn: database ? ['ledger'] : [] })),
    datastores: database
      ? [
          {
            name: 'ledger',
            datastore: 'postgres',
            image: 'postgres:17',
            version: '17',
            port: 5432,
            database: 'books',
            username: 'clerk',
            resources,
            budgets,
          },
        ]
      : [],
    network: subnet === undefined ? {} : { subnet },
    decisions: [],
    questions: [],
    replaces: [],
    ignored: [],
  }));

function anyService(): fc.Arbitrary<ServicePlan> {
  const stack = fc.constantFrom(
    { framework: 'nextjs', manager: 'npm', lockfile: 'package-lock.json' },
    { framework: 'nextjs', manager: 'pnpm', lockfile: 'pnpm-lock.yaml' },
    { framework: 'express', manager: 'npm', lockfile: 'package-lock.json' },
    { framework: 'fastify', manager: 'pnpm', lockfile: 'pnpm-lock.yaml' },
    { framework: 'node', manager: 'npm', lockfile: 'npm-shrinkwrap.json' },
    { framework: 'fastapi', manager: 'pip', lockfile: 'requirements.txt' },
    { framework: 'fastapi', manager: 'uv', lockfile: 'uv.lock' },
  );
  return fc
    .record({
      name,
      stack,
      folder: fc.constantFrom('services/a', 'my service', 'x'),
      port: fc.integer({ min: 1024, max: 65535 }),
      published: fc.boolean(),
      built: fc.boolean(),
      tested: fc.boolean(),
      migrated: fc.boolean(),
      init: fc.constantFrom('tini' as const, 'dumb-init' as const),
      environment: fc.uniqueArray(anyVariable(), { maxLength: 5, selector: (variable) => variable.name }),
    })
    .map(
      ({
        name,
        stack: { framework, manager, lockfile },
        folder,
        port,
        published,
        built,
        tested,
        migrated,
        init,
        environment,
      }) => {
        const python = framework === 'fastapi';
        return {
          name,
          path: `${folder}/${name}`,
          framework,
          shape: 'server',
          build: {
            ...(python
              ? { language: 'python', version: '3.13', image: 'python:3.13-slim-trixie' }
              : { language: 'node', version: '22', image: 'node:22-trixie-slim' }),
            nativeAddons: false,
            ...(built || framework === 'nextjs' ? { script: 'build' } : {}),
          },
          runtime: python
            ? { id: 'python', version: '3.13', image: 'gcr.io/distroless/python3-debian13', binary: 'python3' }
            : { id: 'node', version: '22', image: 'gcr.io/distroless/nodejs22-debian13', binary: '/nodejs/bin/node' },
          security: 'hardened',
          packageManager: {
            id: manager as 'npm',
            manifest: `${folder}/${name}/manifest`,
            lockfile: `${folder}/${name}/${lockfile}`,
          },
          entryPoint: python ? 'svc.main:app' : 'dist/server.js',
          port,
          ...(published ? { publishedPort: port } : {}),
          healthCheck: {
            command: ['probe', '-e', 'say("$HOME \\ \'x\'")'],
            developmentCommand: ['probe'],
            intervalSeconds: 10,
            timeoutSeconds: 3,
            startPeriodSeconds: 20,
            startIntervalSeconds: 1,
            retries: 3,
          },
          user: { uid: 4711, gid: 4711 },
          writablePaths: ['/tmp'],
          resources,
          ...(python ? {} : { heapPercent: 70 }),
          environment,
          dependsOn: [],
          ...(migrated ? { migrations: { tool: 'alembic', command: ['alembic', 'upgrade', 'head'] } } : {}),
          drainSeconds: 20,
          stopGraceSeconds: 25,
          init,
          ...(tested ? { tests: { command: ['run-tests'] } } : {}),
          debugPort: 9339,
          traits: { inlinesPublic: built, public: tested },
          budgets,
        } satisfies ServicePlan;
      },
    );
}

function anyVariable(): fc.Arbitrary<EnvironmentPlan> {
  return fc.record(
    {
      name: fc.stringMatching(/^[A-Z]{3,9}_[A-Z]{3,9}$/),
      value: text,
      required: fc.boolean(),
      secret: fc.constant(false),
      public: fc.boolean(),
      description: text.map((value) => value.replace(/\s/g, ' ')),
    },
    { requiredKeys: ['name', 'required', 'secret', 'public'] },
  );
}
