import { expect, test } from 'vitest';
import { twinProject } from './twin-project.ts';

test('a twin runs one command, reaches nobody and writes to nothing that is not its own', () => {
  const web = {
    ...{ image: 'quay:7', user: '7:7', read_only: true, environment: { TIDE: 'high' }, command: ['serve'] },
    ...{ network_mode: 'service:db', pid: 'service:db', depends_on: { db: { condition: 'service_started' } } },
    ports: [{ target: 4173, published: '4173', protocol: 'tcp' }],
    volumes: [
      { type: 'bind', source: '/srv/quay', target: '/quay' },
      { type: 'volume', source: 'data', target: '/data' },
      { type: 'tmpfs', target: '/tmp' },
    ],
  };
  const config = {
    ...{ name: 'quay', services: { web, db: { image: 'postgres:17' } }, networks: { back: {} }, volumes: { data: {} } },
    secrets: { key: { file: '/srv/key' } },
  };
  expect(twinProject(config, 'web', ['/bin/sh', '-c', 'test $PORT'])).toEqual({
    ...{ name: 'quay', networks: {}, volumes: {}, secrets: { key: { file: '/srv/key' } } },
    services: {
      web: {
        ...{ image: 'quay:7', user: '7:7', read_only: true, environment: { TIDE: 'high' } },
        ...{ entrypoint: ['/bin/sh', '-c', 'test $$PORT'], command: [], network_mode: 'none', restart: 'no' },
        volumes: [
          { type: 'bind', source: '/srv/quay', target: '/quay', read_only: true },
          { type: 'volume', target: '/data' },
          { type: 'tmpfs', target: '/tmp' },
        ],
      },
    },
  });
});
