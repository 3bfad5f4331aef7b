import type { Subject } from '@seaworthy/core/model';
import type { ComposeConfig, ComposeService } from '@seaworthy/engine';
import { expect, test } from 'vitest';
import { topologyOf } from './topology-of.ts';

const datastore = { service: 'hold', shape: 'datastore' } as Subject;

function links(declared: ComposeService) {
  return topologyOf({ name: 'harbour', services: { quay: declared, crane: {}, hold: {} } }, [datastore]).links;
}

test('services, networks and what is published, in one order', () => {
  const config: ComposeConfig = {
    name: 'harbour',
    services: {
      quay: {
        networks: { deck: null, air: null },
        ports: [{ target: 8123, published: '18123', host_ip: '127.0.0.1', protocol: 'tcp' }],
        depends_on: { dredge: { condition: 'service_completed_successfully' } },
      },
      dredge: { networks: { deck: null } },
      hold: { network_mode: 'none' },
    },
    networks: { deck: { internal: true }, air: null },
  };
  expect(topologyOf(config, [datastore])).toEqual({
    services: [
      { service: 'dredge', role: 'job', networks: ['deck'], published: [] },
      { service: 'hold', role: 'datastore', networks: [], published: [] },
      {
        ...{ service: 'quay', role: 'service', networks: ['air', 'deck'] },
        published: [{ hostAddress: '127.0.0.1', hostPort: 18123, containerPort: 8123 }],
      },
    ],
    networks: [
      { network: 'air', internal: false },
      { network: 'deck', internal: true },
    ],
    links: [{ from: 'quay', to: 'dredge', by: 'order' }],
  });
});

test.each([
  [{ DATABASE_URL: 'postgresql://crane@hold:5432/quay' }, ['hold']],
  [{ API_URL: 'http://crane:8000' }, ['crane']],
  [{ REDIS_HOST: 'hold' }, ['hold']],
  [{ BROKERS: 'crane:9092,hold:9092' }, ['crane', 'hold']],
  [{ DATABASE_USER: 'hold', TITLE: 'the crane', PATHS: '/crane/hold' }, []],
  [{ PUBLIC_URL: 'https://crane.example/hold' }, []],
  [{ EMPTY: null }, []],
])('%o leads to %o', (environment, expected) => {
  expect(links({ environment })).toEqual(expected.map((to) => ({ from: 'quay', to, by: 'address' })));
});

test('a command may name a host, and an address is more than an order', () => {
  const depends_on = { crane: { condition: 'service_started' }, hold: { condition: 'service_healthy' } };
  expect(links({ command: ['--upstream', 'http://crane/'], depends_on })).toEqual([
    { from: 'quay', to: 'crane', by: 'address' },
    { from: 'quay', to: 'hold', by: 'order' },
  ]);
});
