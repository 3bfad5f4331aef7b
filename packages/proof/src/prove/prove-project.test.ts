import type { ComposeConfig } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { proveProject } from './prove-project.ts';

const options = {
  ...{
    name: 'shop-prove-a1',
    published: {},
    datastores: new Set<string>(),
    imageHealthChecks: {},
    substitutions: [],
    build: false,
  },
};

function config(service: ComposeConfig['services'][string], rest: Partial<ComposeConfig> = {}): ComposeConfig {
  return { name: 'shop', services: { web: service }, ...rest };
}

test('keeps what is judged and drops what would collide or hide', () => {
  const judged = { user: '1234', mem_limit: '96m', cap_drop: ['ALL'], read_only: true, pids_limit: 61 };
  const project = proveProject(
    config({
      ...{ image: 'shop-web', ...judged, container_name: 'web', restart: 'always', profiles: ['prod'] },
      ports: [{ target: 4173, published: '80', protocol: 'tcp' }],
      deploy: { replicas: 3, resources: { limits: { cpus: '0.4' } } },
    }),
    { ...options, published: { web: { containerPort: 4173, hostPort: 45_001 } } },
  );
  expect(project).toEqual({
    name: 'shop-prove-a1',
    services: {
      web: {
        ...judged,
        image: 'shop-web',
        ...{ restart: 'no', scale: 1, labels: { 'dev.seaworthy': 'prove' } },
        deploy: { resources: { limits: { cpus: '0.4' } } },
        ports: [{ target: 4173, published: '45001', host_ip: '127.0.0.1', protocol: 'tcp' }],
      },
    },
    networks: {},
    volumes: {},
  });
});

test('networks and volumes become its own: no fixed name, subnet or outside owner', () => {
  const project = proveProject(
    config(
      { image: 'x' },
      {
        networks: { back: { name: 'shop_back', internal: true, ipam: { config: [{ subnet: '172.30.7.0/24' }] } } },
        volumes: { data: { name: 'shop_data', external: true } },
      },
    ),
    options,
  );
  expect(project.networks).toEqual({ back: { internal: true, labels: { 'dev.seaworthy': 'prove' } } });
  expect(project.volumes).toEqual({ data: { labels: { 'dev.seaworthy': 'prove' } } });
});

test('a fixed address goes with the subnet that it was in; other names on the network stay', () => {
  const networks = { back: { ipv4_address: '172.30.7.9', aliases: ['pier'] }, front: null };
  const project = proveProject(
    config(
      { image: 'x', networks },
      { networks: { back: { ipam: { config: [{ subnet: '172.30.7.0/24' }] } }, front: {} } },
    ),
    options,
  );
  expect(project.services.web?.networks).toEqual({ back: { aliases: ['pier'] }, front: null });
});

test('a service on internal networks alone gets another one to be reached through', () => {
  const project = proveProject(
    config({ image: 'x', networks: { back: null } }, { networks: { back: { internal: true } } }),
    {
      ...options,
      published: { web: { containerPort: 4173, hostPort: 45_001 } },
    },
  );
  expect(project.services.web?.networks).toEqual({ back: null, 'seaworthy-prove': null });
  expect(Object.keys(project.networks ?? {})).toEqual(['back', 'seaworthy-prove']);
  expect(project.networks?.['seaworthy-prove']).toMatchObject({
    driver_opts: { 'com.docker.network.bridge.enable_ip_masquerade': 'false' },
  });
});

test("a datastore's folder on the host is replaced by a fresh volume, its settings file is kept", () => {
  const volumes = [
    { type: 'bind', source: '/srv/pg', target: '/var/lib/postgresql/data' },
    { type: 'bind', source: '/srv/pg.conf', target: '/etc/postgresql/pg.conf' },
  ];
  const project = proveProject(config({ image: 'postgres:17', volumes }), { ...options, datastores: new Set(['web']) });
  expect(project.services.web?.volumes).toEqual([{ type: 'volume', target: '/var/lib/postgresql/data' }, volumes[1]]);
});

test('builds go to a tag of their own, with substitutes as named contexts', () => {
  const project = proveProject(config({ build: { context: '/srv/web' }, image: 'shop-web' }), {
    ...{ ...options, build: true },
    substitutions: [{ reference: 'node:22', substitute: 'local/node:1' }],
  });
  expect(project.services.web).toMatchObject({
    image: 'shop-prove-a1-web',
    build: { context: '/srv/web', additional_contexts: { 'node:22': 'docker-image://local/node:1' } },
  });
});

test('images without a build are substituted', () => {
  const substitutions = [{ reference: 'postgres:17', substitute: 'local/postgres:1' }];
  const project = proveProject(config({ image: 'postgres:17' }), { ...options, substitutions });
  expect(project.services.web?.image).toBe('local/postgres:1');
});

test('a slow health check is asked more often, and fails no sooner', () => {
  const healthcheck = { test: ['CMD', '/ask'], interval: '20s', retries: 4, start_interval: '2s', timeout: '3s' };
  const project = proveProject(config({ image: 'x', healthcheck }), options);
  expect(project.services.web?.healthcheck).toEqual({
    ...{ test: ['CMD', '/ask'], interval: '1000ms', retries: 80, timeout: '3s' },
  });
});

test("an image's own health check is asked more often too", () => {
  const imageHealthChecks = { web: { intervalMs: 30_000, retries: 2 } };
  const project = proveProject(config({ image: 'x' }), { ...options, imageHealthChecks });
  expect(project.services.web?.healthcheck).toEqual({ interval: '1000ms', retries: 60 });
});

test('services may be called like what every object inherits', () => {
  const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];
  const services = Object.fromEntries(names.map((name) => [name, {}]));
  const project = proveProject({ name: 'shop', services }, options);
  const plain = (name: string) => ({
    image: `shop-${name}`,
    restart: 'no',
    scale: 1,
    labels: { 'dev.seaworthy': 'prove' },
  });
  expect(project.services).toEqual(Object.fromEntries(names.map((name) => [name, plain(name)])));
});
