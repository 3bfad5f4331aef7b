import { planImages, planSecrets } from '@seaworthy/core';
import type { EnvironmentPlan, Plan, ServicePlan, ValuePart } from '@seaworthy/core/model';
import fc from 'fast-check';

const resources = { memoryMb: 384, memoryReservationMb: 96, cpus: 0.75, cpuReservation: 0.2, pids: 90 };
const budgets = { imageTransferredMb: 50, imageUnpackedMb: 130, startSeconds: 2, shutdownSeconds: 30 };

const name = fc.stringMatching(/^[a-z][a-z0-9]{1,7}$/);
const text = fc.string({ maxLength: 30 }).filter((value) => !value.includes('${'));
const kindsOfReference = ['service', 'published', 'secret', 'secret file', 'secret in text'] as const;
const ledger = {
  name: 'ledger',
  datastore: 'postgres',
  image: 'postgres:17',
  version: '17',
  port: 5432,
  settings: { database: 'books', username: 'clerk' },
  secrets: { password: 'LEDGER_PASSWORD' },
  resources,
  budgets,
};
const queue = {
  ...{ name: 'queue', datastore: 'redis', image: 'redis:8', version: '8', port: 6379, resources, budgets },
  settings: { maxmemoryMb: 100, maxmemoryPolicy: 'noeviction' },
  secrets: { password: 'QUEUE_PASSWORD' },
};

const stacks = [
  { framework: 'nextjs', manager: 'npm', lockfile: 'package-lock.json' },
  { framework: 'nextjs', manager: 'pnpm', lockfile: 'pnpm-lock.yaml' },
  { framework: 'express', manager: 'npm', lockfile: 'package-lock.json' },
  { framework: 'fastify', manager: 'pnpm', lockfile: 'pnpm-lock.yaml' },
  { framework: 'node', manager: 'npm', lockfile: 'npm-shrinkwrap.json' },
  { framework: 'fastapi', manager: 'pip', lockfile: 'requirements.txt' },
  { framework: 'fastapi', manager: 'uv', lockfile: 'uv.lock' },
] as const;

const nodeImages = {
  build: { language: 'node', version: '22', image: 'node:22-trixie-slim' },
  runtime: {
    id: 'node',
    version: '22',
    image: 'gcr.io/distroless/nodejs22-debian13:nonroot',
    binary: '/nodejs/bin/node',
  },
};
const pythonImages = {
  build: { language: 'python', version: '3.13', image: 'python:3.13-slim-trixie' },
  runtime: { id: 'python', version: '3.13', image: 'gcr.io/distroless/cc-debian13:nonroot', binary: 'python3' },
};
const healthCheck = {
  command: ['/bin/probe', '-e', 'say("$HOME \\ \'x\'")'],
  developmentCommand: ['probe', '-d', '$HOME'],
  intervalSeconds: 10,
  timeoutSeconds: 3,
  startPeriodSeconds: 20,
  startIntervalSeconds: 1,
  retries: 3,
};

/** Plans for properties: any mix of supported frameworks, package managers and datastores, with hostile texts. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    name,
    services: fc.uniqueArray(anyService(), { minLength: 1, maxLength: 4, selector: (service) => service.name }),
    datastores: fc.subarray([ledger, queue]),
    references: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...kindsOfReference)), { maxLength: 6 }),
    subnet: fc.option(fc.constant('10.77.0.0/24'), { nil: undefined }),
  })
  .map(({ name, services: drafts, datastores, references, subnet }) => {
    const services = drafts.map((service, index) => ({
      ...service,
      dependsOn: datastores.map((datastore) => datastore.name),
      environment: [
        ...service.environment,
        ...references
          .filter(([owner]) => owner % drafts.length === index)
          .flatMap(([, kind], position) => referring(kind, position, drafts, datastores)),
      ],
    }));
    return {
      schemaVersion: 2,
      name,
      services,
      datastores,
      secrets: planSecrets(services, datastores),
      images: planImages(name, services),
      targets: ['dockerfile', 'bake', 'compose'],
      network: subnet === undefined ? {} : { subnet },
      decisions: [],
      questions: [],
      replaces: [],
      ignored: [],
    };
  });

/** A variable that names another part of the stack, where there is one of the kind. */
function referring(
  kind: (typeof kindsOfReference)[number],
  position: number,
  services: readonly ServicePlan[],
  datastores: readonly { name: string; secrets: { password: string } }[],
): EnvironmentPlan[] {
  const [service] = services as [ServicePlan];
  const [datastore] = datastores;
  const base = { name: `LINK${position}`, choice: false, required: true, public: false };
  const inText = (...parts: ValuePart[]) => [{ ...base, value: [{ text: 'x://' }, ...parts, { text: '/$y' }] }];
  if (kind === 'service') return inText({ address: service.name }, { text: ':' }, { port: service.name });
  if (kind === 'published') {
    return service.publishedPort === undefined
      ? []
      : inText({ publishedPort: service.name }, { text: ' ' }, { origin: service.name });
  }
  if (datastore === undefined) return [];
  const secret = { secret: datastore.secrets.password };
  if (kind === 'secret in text') return inText(secret, { text: '@' }, { address: datastore.name });
  return [{ ...base, value: [secret], ...(kind === 'secret file' ? { fileVariable: `LINK${position}_FILE` } : {}) }];
}

interface Draft {
  name: string;
  stack: (typeof stacks)[number];
  folder: string;
  port: number;
  published: boolean;
  built: boolean;
  tested: boolean;
  migrated: boolean;
  init: 'tini' | 'dumb-init';
  environment: EnvironmentPlan[];
}

function anyService(): fc.Arbitrary<ServicePlan> {
  const draft: fc.Arbitrary<Draft> = fc.record({
    name,
    stack: fc.constantFrom(...stacks),
    folder: fc.constantFrom('services/a', 'my service', 'x'),
    port: fc.integer({ min: 1024, max: 65535 }),
    published: fc.boolean(),
    built: fc.boolean(),
    tested: fc.boolean(),
    migrated: fc.boolean(),
    init: fc.constantFrom('tini' as const, 'dumb-init' as const),
    environment: fc.uniqueArray(anyVariable(), { maxLength: 5, selector: (variable) => variable.name }),
  });
  return draft.map(serviceOf);
}

function serviceOf({ name, stack, folder, port, published, built, tested, migrated, init, environment }: Draft) {
  const { framework, manager, lockfile } = stack;
  const python = framework === 'fastapi';
  const service: ServicePlan = {
    ...{ name, path: `${folder}/${name}`, framework, shape: 'server' },
    build: {
      ...(python ? pythonImages.build : nodeImages.build),
      nativeAddons: false,
      ...(built || framework === 'nextjs' ? { script: 'build' } : {}),
    },
    runtime: python ? pythonImages.runtime : nodeImages.runtime,
    security: 'hardened',
    packageManager: {
      ...{ id: manager, manifest: `${folder}/${name}/manifest`, lockfile: `${folder}/${name}/${lockfile}` },
    },
    entryPoint: python ? 'svc.main:app' : 'dist/server.js',
    port,
    ...(published ? { publishedPort: port } : {}),
    healthCheck,
    user: { uid: 4711, gid: 4711 },
    writablePaths: ['/tmp'],
    resources,
    ...(python ? {} : { heapPercent: 70 }),
    environment,
    dependsOn: [],
    ...(migrated && framework !== 'nextjs'
      ? { migrations: { tool: 'alembic', command: ['alembic', 'upgrade', 'head'] } }
      : {}),
    ...{ drainSeconds: 20, stopGraceSeconds: 25, init },
    ...(tested ? { tests: { command: ['run-tests'] } } : {}),
    debugPort: 9339,
    traits: { inlinesPublic: built, public: tested },
    budgets,
  };
  return service;
}

function anyVariable(): fc.Arbitrary<EnvironmentPlan> {
  return fc.record(
    {
      name: fc.stringMatching(/^[A-Z]{3,9}_[A-Z]{3,9}$/),
      value: text.map((value) => [{ text: value }]),
      choice: fc.boolean(),
      required: fc.boolean(),
      public: fc.boolean(),
      description: text.map((value) => value.replace(/\s/g, ' ')),
    },
    { requiredKeys: ['name', 'choice', 'required', 'public'] },
  );
}
