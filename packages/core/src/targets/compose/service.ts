import type { Plan, ServicePlan } from '../../model/index.ts';
import { installationOf } from '../../package-managers/install-instructions.ts';
import { inService } from '../../text/path.ts';
import { recipeOf } from '../dockerfile/dockerfile-of-plan.ts';
import { limits } from './datastore-service.ts';
import { environmentOf, testEnvironmentOf } from './environment.ts';
import { portVariable, secretOf } from './names.ts';
import { Anchored, alias } from './yaml-nodes.ts';

/** What development and tests may use: compilers and watchers need more than the service itself. */
const WORKSHOP = { memoryMb: 2048, pids: 512 };

export function productionService(plan: Plan, service: ServicePlan): object {
  return {
    '<<': alias('hardened'),
    ...built(plan, service.name, service.name, '${TAG:-latest}'),
    profiles: ['prod'],
    environment: new Anchored(`${service.name}-environment`, environmentOf(plan, service)),
    ...secrets(plan, service),
    ...ports(service, []),
    networks: networks(plan, service),
    ...dependsOn(service, (name) => name),
    ...healthCheck(service, (word) => word),
    ...temporary(service),
    stop_grace_period: `${service.stopGraceSeconds}s`,
    deploy: limits(service.resources),
  };
}

/** Runs once and ends, before the service of the same release starts. */
export function migrateService(plan: Plan, service: ServicePlan): object {
  const datastores = service.dependsOn.filter((name) => isDatastore(plan, name));
  return {
    '<<': alias('hardened'),
    ...built(plan, `${service.name}-migrate`, `${service.name}-migrate`, '${TAG:-latest}'),
    profiles: ['dev', 'prod'],
    restart: 'no',
    environment: alias(`${service.name}-environment`),
    ...secrets(plan, service),
    networks: datastores.length > 0 ? ['data'] : ['app'],
    ...conditions(datastores.map((name) => [name, 'service_healthy'])),
    ...temporary(service),
    deploy: limits(service.resources),
  };
}

export function developmentService(plan: Plan, service: ServicePlan): object {
  const { name, debugPort, path } = service;
  const twin = (other: string) => (isDatastore(plan, other) ? other : `${other}-dev`);
  const recipe = recipeOf(service);
  const environment = recipe.developmentEnvironment?.(service) ?? {};
  return {
    '<<': alias('contained'),
    cap_add: ['SETGID', 'SETUID'],
    ...built(plan, `${name}-dev`, name, 'dev'),
    profiles: ['dev'],
    environment:
      Object.keys(environment).length === 0
        ? alias(`${name}-environment`)
        : { '<<': alias(`${name}-environment`), ...environment },
    ...secrets(plan, service),
    ...ports(service, debugPort === undefined ? [] : [`127.0.0.1:${debugPort}:${debugPort}`]),
    // Other services find it under the name that it has in production.
    networks: Object.fromEntries(networks(plan, service).map((network) => [network, { aliases: [name] }])),
    ...dependsOn(service, twin),
    ...healthCheck(service, withoutFolder, { timeoutSeconds: 10, startPeriodSeconds: 120 }),
    deploy: workshop(),
    develop: {
      watch: [
        {
          action: 'sync',
          path: path === '.' ? './' : `./${path}`,
          target: '/app',
          ignore: [...recipe.madeByTools.map((folder) => `${folder}/`)],
        },
        ...installationOf(service)
          .manifests(service, 'development')
          .filter((file) => !file.endsWith('*'))
          .map((file) => ({ action: 'rebuild', path: `./${inService(service, file)}` })),
      ],
    },
  };
}

export function testService(plan: Plan, service: ServicePlan): object {
  const datastores = service.dependsOn.filter((name) => isDatastore(plan, name));
  const environment = testEnvironmentOf(plan, service);
  return {
    '<<': alias('contained'),
    ...built(plan, `${service.name}-test`, service.name, 'test'),
    profiles: ['test'],
    restart: 'no',
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
    networks: ['test'],
    ...conditions(datastores.map((name) => [`${name}-test`, 'service_healthy'])),
    deploy: workshop(),
  };
}

function built(plan: Plan, target: string, image: string, tag: string): object {
  return { image: `${plan.name}-${image}:${tag}`, build: { context: './', target } };
}

function secrets(plan: Plan, { environment }: ServicePlan): object {
  const names = environment.map((variable) => secretOf(plan, variable)).filter((name) => name !== undefined);
  return names.length === 0 ? {} : { secrets: [...new Set(names)].sort() };
}

function ports(service: ServicePlan, others: readonly string[]): object {
  const { port, publishedPort } = service;
  const own =
    port === undefined || publishedPort === undefined
      ? []
      : [`127.0.0.1:\${${portVariable(service)}:-${publishedPort}}:${port}`];
  return own.length + others.length === 0 ? {} : { ports: [...own, ...others] };
}

function networks(plan: Plan, { dependsOn: names }: ServicePlan): string[] {
  return names.some((name) => isDatastore(plan, name)) ? ['app', 'data'] : ['app'];
}

function dependsOn(service: ServicePlan, twin: (name: string) => string): object {
  return conditions([
    ...service.dependsOn.map((name) => [twin(name), 'service_healthy'] as const),
    ...(service.migrations === undefined
      ? []
      : [[`${service.name}-migrate`, 'service_completed_successfully'] as const]),
  ]);
}

function conditions(entries: readonly (readonly [string, string])[]): object {
  if (entries.length === 0) return {};
  return { depends_on: Object.fromEntries(entries.map(([name, condition]) => [name, { condition }])) };
}

function healthCheck(
  { healthCheck: check }: ServicePlan,
  program: (word: string) => string,
  changed: { timeoutSeconds?: number; startPeriodSeconds?: number } = {},
): object {
  if (check === undefined) return {};
  const [first = '', ...rest] = check.command;
  const { timeoutSeconds, startPeriodSeconds } = { ...check, ...changed };
  return {
    healthcheck: {
      test: ['CMD', program(first), ...rest.map((word) => word.replaceAll('$', '$$$$'))],
      interval: `${check.intervalSeconds}s`,
      timeout: `${timeoutSeconds}s`,
      start_period: `${startPeriodSeconds}s`,
      start_interval: `${check.startIntervalSeconds}s`,
      retries: check.retries,
    },
  };
}

/** Development images have the same programs, elsewhere. */
function withoutFolder(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

function temporary({ writablePaths, user }: ServicePlan): object {
  if (writablePaths.length === 0) return {};
  return { tmpfs: writablePaths.map((path) => `${path}:size=64m,mode=0700,uid=${user.uid},gid=${user.gid}`) };
}

function workshop(): object {
  return { resources: { limits: { memory: `${WORKSHOP.memoryMb}M`, pids: WORKSHOP.pids } } };
}

function isDatastore(plan: Plan, name: string): boolean {
  return plan.datastores.some((datastore) => datastore.name === name);
}
