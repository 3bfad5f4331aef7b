import { recipeOf } from '../../frameworks/recipe-of.ts';
import { type ImagePlan, imageOf, type Plan, referenceOf, type ServicePlan } from '../../model/index.ts';
import { installationOf } from '../../package-managers/install-instructions.ts';
import { installationFiles } from '../../package-managers/installation-files.ts';
import { shapeOf } from '../../shapes/shape-of.ts';
import { folderInImage, placeInImage } from '../../text/path.ts';
import { buildSecrets, secretVariables } from '../build-secrets.ts';
import { buildOf } from '../generated-dockerfile.ts';
import { environmentOf, escapeDollar, testEnvironmentOf } from './environment.ts';
import { limits, sameLimits } from './limits.ts';
import { portVariable, tagVariable } from './names.ts';
import { secretFileOf } from './secrets.ts';
import { Anchored, alias } from './yaml-nodes.ts';

export function productionService(plan: Plan, service: ServicePlan, image: ImagePlan): object {
  return {
    '<<': alias(service.build.own?.readOnly === false ? 'contained' : 'hardened'),
    // An image that starts as root needs what only its owner knows.
    ...(service.build.own?.withoutCapabilities === false ? { cap_drop: [] } : {}),
    ...built(plan, service, image),
    ...(service.build.own === undefined || service.command === undefined
      ? {}
      : { command: service.command.map(escapeDollar) }),
    ...restart(service),
    environment: new Anchored(`${service.name}-environment`, environmentOf(plan, service)),
    ...secrets(plan, service),
    ...ports(plan, service, []),
    networks: networks(plan, service),
    ...dependsOn(plan, service, (name) => name),
    ...healthCheck(service),
    ...temporary(service),
    ...volumes(service),
    ...(service.stopSignal === undefined ? {} : { stop_signal: service.stopSignal }),
    stop_grace_period: `${service.stopGraceSeconds}s`,
    ...limits(service),
    ...(service.slowPath === undefined ? {} : { 'x-seaworthy': { slowPath: service.slowPath } }),
  };
}

/** Runs once and ends, before the service of the same release starts. */
export function migrateService(plan: Plan, service: ServicePlan, image: ImagePlan): object {
  const datastores = service.dependsOn.filter((name) => isDatastore(plan, name));
  return {
    '<<': alias('hardened'),
    ...built(plan, service, image),
    restart: 'no',
    environment: alias(`${service.name}-environment`),
    ...secrets(plan, service),
    networks: datastores.length > 0 ? ['data'] : ['app'],
    ...conditions(datastores.map((name) => [name, 'service_healthy'])),
    ...temporary(service),
    ...volumes(service),
    ...sameLimits(service),
  };
}

export function developmentService(plan: Plan, service: ServicePlan, image: ImagePlan): object {
  const { name, debugPort, path } = service;
  const twin = (other: string) => imageOf(plan, other, 'development')?.target ?? other;
  const recipe = recipeOf(service);
  const environment = recipe.developmentEnvironment?.(service) ?? {};
  return {
    '<<': alias('contained'),
    cap_add: ['SETGID', 'SETUID'],
    ...built(plan, service, image),
    profiles: ['dev'],
    ...restart(service),
    environment:
      Object.keys(environment).length === 0
        ? alias(`${name}-environment`)
        : { '<<': alias(`${name}-environment`), ...environment },
    ...secrets(plan, service),
    ...ports(plan, service, debugPort === undefined ? [] : [`127.0.0.1:${debugPort}:${debugPort}`]),
    // Other services find it under the name that it has in production.
    networks: Object.fromEntries(networks(plan, service).map((network) => [network, { aliases: [name] }])),
    ...dependsOn(plan, service, twin),
    ...developmentHealthCheck(service),
    ...forgottenVolumes(service),
    deploy: alias('workshop'),
    develop: {
      watch: [
        {
          action: 'sync',
          path: path === '.' ? './' : `./${path}`,
          target: folderInImage(service),
          ignore: [...recipe.madeByTools.map((folder) => `${folder}/`)],
        },
        ...(service.workspace?.members ?? []).map((member) => ({
          action: member.scripts.length === 0 ? 'sync' : 'rebuild',
          path: `./${member.path}`,
          ...(member.scripts.length === 0 ? { target: placeInImage(service, member.path) } : {}),
          ignore: [...recipe.madeByTools.map((folder) => `${folder}/`)],
        })),
        ...installationFiles(installationOf(service), service, 'development')
          .filter((file) => !file.endsWith('*'))
          .map((file) => ({ action: 'rebuild', path: `./${file}` })),
      ],
    },
  };
}

export function testService(plan: Plan, service: ServicePlan, image: ImagePlan): object {
  const datastores = service.dependsOn.filter((name) => isDatastore(plan, name));
  const environment = testEnvironmentOf(plan, service);
  return {
    '<<': alias('contained'),
    ...built(plan, service, image),
    profiles: ['test'],
    restart: 'no',
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
    networks: ['test'],
    ...conditions(datastores.map((name) => [`${name}-test`, 'service_healthy'])),
    deploy: alias('workshop'),
  };
}

/** Where the service keeps a database in a file. */
function volumes({ volumes: kept = [] }: ServicePlan): object {
  return kept.length === 0 ? {} : { volumes: kept.map(({ name, path }) => `${name}:${path}`) };
}

/** The same for development: in memory, where it is made anew with the container. */
function forgottenVolumes({ volumes: kept = [], user }: ServicePlan): object {
  return kept.length === 0
    ? {}
    : { tmpfs: kept.map(({ path }) => `${path}:mode=0700,uid=${user.uid},gid=${user.gid}`) };
}

function built(plan: Plan, service: ServicePlan, image: ImagePlan): object {
  const build = buildOf(plan, service, image.target);
  const logins = [...buildSecrets([service]).map(({ id }) => id), ...secretVariables([service])];
  return {
    image: referenceOf(image, `\${${tagVariable(plan)}:-latest}`),
    build: {
      ...build,
      context: build.context === '.' ? './' : `./${build.context}`,
      ...(logins.length === 0 ? {} : { secrets: logins }),
    },
  };
}

function secrets(plan: Plan, { environment }: ServicePlan): object {
  const names = environment.map((variable) => secretFileOf(plan, variable)).filter((name) => name !== undefined);
  return names.length === 0 ? {} : { secrets: [...new Set(names)].sort() };
}

function ports(plan: Plan, service: ServicePlan, others: readonly string[]): object {
  const { port, publishedPort } = service;
  const own =
    port === undefined || publishedPort === undefined
      ? []
      : [`127.0.0.1:\${${portVariable(plan, service.name)}:-${publishedPort}}:${port}`];
  return own.length + others.length === 0 ? {} : { ports: [...own, ...others] };
}

function networks(plan: Plan, { dependsOn: names }: ServicePlan): string[] {
  return names.some((name) => isDatastore(plan, name)) ? ['app', 'data'] : ['app'];
}

/** One that ends is not started again; the others are, by what holds for every container. */
function restart(service: ServicePlan): object {
  return shapeOf(service).restarts ? {} : { restart: 'no' };
}

/** Compose's words for what those who depend on something wait for. */
const CONDITIONS = {
  healthy: 'service_healthy',
  started: 'service_started',
  completed: 'service_completed_successfully',
} as const;

function conditionOf(plan: Plan, name: string): string {
  const service = plan.services.find((candidate) => candidate.name === name);
  if (service === undefined) return CONDITIONS.healthy;
  const { dependantsWaitFor } = shapeOf(service);
  // Of an image that says nothing of its health, nobody can wait for that.
  const isAsked = service.build.own?.healthCheck !== false;
  return CONDITIONS[dependantsWaitFor === 'healthy' && !isAsked ? 'started' : dependantsWaitFor];
}

function dependsOn(plan: Plan, service: ServicePlan, twin: (name: string) => string): object {
  const migration = imageOf(plan, service.name, 'migrate');
  return conditions([
    ...service.dependsOn.map((name) => [twin(name), conditionOf(plan, name)] as const),
    ...(migration === undefined ? [] : [[migration.target, 'service_completed_successfully'] as const]),
  ]);
}

function conditions(entries: readonly (readonly [string, string])[]): object {
  if (entries.length === 0) return {};
  return { depends_on: Object.fromEntries(entries.map(([name, condition]) => [name, { condition }])) };
}

function healthCheck({ name, healthCheck: check }: ServicePlan): object {
  if (check === undefined) return {};
  return {
    healthcheck: new Anchored(`${name}-health`, {
      test: ['CMD', ...check.command.map(escapeDollar)],
      interval: `${check.intervalSeconds}s`,
      timeout: `${check.timeoutSeconds}s`,
      start_period: `${check.startPeriodSeconds}s`,
      start_interval: `${check.startIntervalSeconds}s`,
      retries: check.retries,
    }),
  };
}

/** What is compiled while it is asked for answers late. */
function developmentHealthCheck({ name, healthCheck: check }: ServicePlan): object {
  if (check?.developmentCommand === undefined) return {};
  const { command, developmentCommand } = check;
  const same = command.join('\0') === developmentCommand.join('\0');
  return {
    healthcheck: {
      '<<': alias(`${name}-health`),
      ...(same ? {} : { test: ['CMD', ...developmentCommand.map(escapeDollar)] }),
      timeout: '10s',
      start_period: '120s',
    },
  };
}

function temporary({ writablePaths, user, build }: ServicePlan): object {
  if (writablePaths.length === 0) return {};
  // As whom an image of somebody else's runs is not known.
  const mode = build.own === undefined ? `mode=0700,uid=${user.uid},gid=${user.gid}` : 'mode=1777';
  return { tmpfs: writablePaths.map((path) => `${path}:size=64m,${mode}`) };
}

function isDatastore(plan: Plan, name: string): boolean {
  return plan.datastores.some((datastore) => datastore.name === name);
}
