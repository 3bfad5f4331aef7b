import { serviceOfDatastore } from '../../datastores/supported-datastore.ts';
import { alignColumns } from '../../format/index.ts';
import { type ImageRole, imageOf, type Plan, type ServicePlan } from '../../model/index.ts';
import { buildSecrets, secretVariables } from '../build-secrets.ts';
import { datastoreService, datastoreTestService, keepsData, volumeOf } from './datastore-service.ts';
import { WORKSHOP } from './limits.ts';
import { secretFiles } from './secrets.ts';
import { developmentService, migrateService, productionService, testService } from './service.ts';
import { Anchored, alias, type Comments, renderYaml } from './yaml-nodes.ts';

/** `compose.yaml`: the stack, production by default, development and tests in profiles. */
export function renderCompose(plan: Plan): string {
  const services = composeServices(plan);
  const secrets = [
    ...secretFiles(plan).map(({ secret, path }) => [secret, { file: `./${path}` }] as const),
    ...buildSecrets(plan.services).map(
      ({ id, path, kept, variable }) => [id, { file: `\${${variable}:-${kept ? `./${path}` : '/dev/null'}}` }] as const,
    ),
    ...secretVariables(plan.services).map((name) => [name, { environment: name }] as const),
  ];
  const volumes = [
    ...plan.datastores.filter(keepsData).map(volumeOf),
    ...plan.services.flatMap((service) => (service.volumes ?? []).map(({ name }) => name)),
  ];
  const tests = Object.keys(services).some((name) => name.endsWith('-test'));
  const content = {
    name: plan.name,
    'x-contained': new Anchored('contained', {
      restart: 'unless-stopped',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      // Not `nofile`: an engine with a lower limit of its own could not start the container.
      ulimits: { core: 0 },
      logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
    }),
    'x-hardened': new Anchored('hardened', { '<<': alias('contained'), read_only: true }),
    ...(plan.images.some(({ role }) => role === 'development' || role === 'test')
      ? { 'x-workshop': new Anchored('workshop', WORKSHOP) }
      : {}),
    services,
    networks: {
      app: plan.network.subnet === undefined ? {} : { ipam: { config: [{ subnet: plan.network.subnet }] } },
      ...(plan.datastores.length === 0 ? {} : { data: { internal: true } }),
      ...(tests ? { test: { internal: true } } : {}),
    },
    ...(volumes.length === 0 ? {} : { volumes: Object.fromEntries(volumes.map((name) => [name, {}])) }),
    ...(secrets.length === 0 ? {} : { secrets: Object.fromEntries(secrets) }),
  };
  return `${header(plan)}${renderYaml(content, comments(plan), ['services'])}`;
}

function composeServices(plan: Plan): Record<string, object> {
  const { services, datastores } = plan;
  const testedWith = datastores.filter(({ name }) =>
    services.some((service) => service.dependsOn.includes(name) && imageOf(plan, service.name, 'test') !== undefined),
  );
  return Object.fromEntries([
    ...services.flatMap((service) => [
      ...inRole(plan, service, 'production', productionService),
      ...inRole(plan, service, 'migrate', migrateService),
    ]),
    ...datastores.map((datastore) => [datastore.name, datastoreService(plan, datastore)] as const),
    ...services.flatMap((service) => inRole(plan, service, 'development', developmentService)),
    ...services.flatMap((service) => inRole(plan, service, 'test', testService)),
    ...testedWith.map((datastore) => [`${datastore.name}-test`, datastoreTestService(datastore)] as const),
  ]);
}

/** What runs a service's image for a role, under the name of its target; nothing when there is no such image. */
function inRole(
  plan: Plan,
  service: ServicePlan,
  role: ImageRole,
  render: typeof productionService,
): (readonly [string, object])[] {
  const image = imageOf(plan, service.name, role);
  return image === undefined ? [] : [[image.target, render(plan, service, image)]];
}

function header(plan: Plan): string {
  const targetsOf = (role: ImageRole) => plan.images.filter((image) => image.role === role).map(({ target }) => target);
  const tests = targetsOf('test');
  const developed = targetsOf('development');
  return [
    `# The stack of ${plan.name}. Its variables and secrets are explained in .env.example.`,
    '#',
    ...alignColumns([
      ['docker compose up --detach --wait', 'production'],
      ...(developed.length === 0
        ? []
        : [
            [
              `docker compose watch ${developed.join(' ')}`,
              'development: source changes are synchronised and reloaded',
            ],
          ]),
      ...tests.map((name) => [`docker compose run --rm ${name}`, 'its tests']),
    ]).map((line) => `#   ${line}`),
    '#',
    '# Needs Docker Compose 2.24 and Docker Engine 25 (`start_interval` of health checks).',
    '',
    '',
  ].join('\n');
}

function comments(plan: Plan): Comments {
  const firstOf = (role: ImageRole) => plan.images.find((image) => image.role === role)?.target;
  const migrated = firstOf('migrate');
  const developed = firstOf('development');
  return {
    'x-contained': 'What holds for every container.',
    'x-workshop': 'Development and tests: compilers and watchers need more than the service itself.',
    'x-contained/ulimits': 'A core dump would hold secrets.',
    'x-hardened': 'Production also has a read-only root; what a container may write to is its tmpfs or a volume.',
    ...(migrated === undefined
      ? {}
      : { [`services/${migrated}`]: 'Ends before the service starts. If it fails, the running version stays.' }),
    ...datastoreComments(plan),
    ...(developed === undefined
      ? {}
      : {
          [`services/${developed}/cap_add`]: 'To become the user that the program runs as.',
          [`services/${developed}/networks`]: 'Others find it under the name that it has in production.',
        }),
    secrets: 'Files, because variables show up in `docker inspect`, in child processes and in crash reports.',
  };
}

function datastoreComments({ datastores }: Plan): Comments {
  const [first] = datastores;
  if (first === undefined) return {};
  const asks = serviceOfDatastore(first).container.test.asksFor.length > 0;
  return {
    [`services/${first.name}/user`]:
      "Its own user from the start: the image's entrypoint would need root to switch to it.",
    [`services/${first.name}-test`]: asks
      ? 'For tests alone: in memory, on a network that leads nowhere.'
      : 'For tests alone: in memory, and without a password on a network that leads nowhere.',
    'networks/data': 'Databases can be reached by the services that use them, and reach nothing themselves.',
  };
}
