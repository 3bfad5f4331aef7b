import type { Plan } from '../../model/index.ts';
import { datastoreService, datastoreTestService, volumeOf } from './datastore-service.ts';
import { secretFiles } from './names.ts';
import { developmentService, migrateService, productionService, testService } from './service.ts';
import { Anchored, alias, type Comments, renderYaml } from './yaml-nodes.ts';

/** `compose.yaml`: the stack with its profiles `dev`, `prod` and `test`. */
export function renderCompose(plan: Plan): string {
  const services = composeServices(plan);
  const secrets = secretFiles(plan);
  const tests = Object.keys(services).some((name) => name.endsWith('-test'));
  const content = {
    name: plan.name,
    'x-contained': new Anchored('contained', {
      restart: 'unless-stopped',
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
    }),
    'x-hardened': new Anchored('hardened', { '<<': alias('contained'), read_only: true }),
    services,
    networks: {
      app: plan.network.subnet === undefined ? {} : { ipam: { config: [{ subnet: plan.network.subnet }] } },
      ...(plan.datastores.length === 0 ? {} : { data: { internal: true } }),
      ...(tests ? { test: { internal: true } } : {}),
    },
    ...(plan.datastores.length === 0
      ? {}
      : { volumes: Object.fromEntries(plan.datastores.map((datastore) => [volumeOf(datastore), {}])) }),
    ...(secrets.length === 0
      ? {}
      : { secrets: Object.fromEntries(secrets.map(({ secret, path }) => [secret, { file: `./${path}` }])) }),
  };
  return `${header(plan)}${renderYaml(content, comments(plan), ['services'])}`;
}

function composeServices(plan: Plan): Record<string, object> {
  const { services, datastores } = plan;
  const tested = services.filter(({ tests }) => tests !== undefined);
  const testedWith = datastores.filter(({ name }) => tested.some(({ dependsOn }) => dependsOn.includes(name)));
  return Object.fromEntries([
    ...services.flatMap((service) => [
      [service.name, productionService(plan, service)] as const,
      ...(service.migrations === undefined
        ? []
        : [[`${service.name}-migrate`, migrateService(plan, service)] as const]),
    ]),
    ...datastores.map((datastore) => [datastore.name, datastoreService(plan, datastore)] as const),
    ...services.map((service) => [`${service.name}-dev`, developmentService(plan, service)] as const),
    ...tested.map((service) => [`${service.name}-test`, testService(plan, service)] as const),
    ...testedWith.map((datastore) => [`${datastore.name}-test`, datastoreTestService(datastore)] as const),
  ]);
}

function header(plan: Plan): string {
  const tests = plan.services.filter((service) => service.tests !== undefined).map(({ name }) => `${name}-test`);
  return [
    `# The stack of ${plan.name}. Its variables and secrets are explained in .env.example.`,
    '#',
    '#   docker compose --profile prod up --detach --wait   production',
    '#   docker compose --profile dev watch                 development: source changes are synchronised and reloaded',
    ...tests.map((name) => `#   docker compose --profile test run --rm ${name}`),
    '',
    '',
  ].join('\n');
}

function comments(plan: Plan): Comments {
  const [first] = plan.datastores;
  const [developed] = plan.services;
  const migrated = plan.services.find(({ migrations }) => migrations !== undefined);
  return {
    'x-contained': 'What holds for every container.',
    'x-hardened': 'Production also has a read-only root; what a container may write to is its tmpfs or a volume.',
    ...(migrated === undefined
      ? {}
      : {
          [`services/${migrated.name}-migrate`]:
            'Ends before the service starts. If it fails, the running version stays.',
        }),
    ...(first === undefined
      ? {}
      : {
          [`services/${first.name}/user`]:
            "Its own user from the start: the image's entrypoint would need root to switch to it.",
          [`services/${first.name}-test`]:
            'For tests alone: in memory, and without a password on a network that leads nowhere.',
          'networks/data': 'Databases can be reached by the services that use them, and reach nothing themselves.',
        }),
    ...(developed === undefined
      ? {}
      : {
          [`services/${developed.name}-dev/cap_add`]: 'To become the user that the program runs as.',
          [`services/${developed.name}-dev/networks`]: 'Others find it under the name that it has in production.',
        }),
    secrets: 'Files, because variables show up in `docker inspect`, in child processes and in crash reports.',
  };
}
