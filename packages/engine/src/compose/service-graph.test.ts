import { expect, test } from 'vitest';
import { dependenciesOf, oneShotServices, stopGroups } from './service-graph.ts';

function service(...names: string[]) {
  return { depends_on: Object.fromEntries(names.map((name) => [name, { condition: 'service_healthy' }])) };
}
const config = {
  name: 'shop',
  services: {
    web: service('api'),
    api: service('migrate', 'queue'),
    migrate: service('db'),
    queue: {},
    db: {},
    mail: {},
  },
};

test('dependencies are followed to the end, through one-time jobs too', () => {
  expect(dependenciesOf(config, 'web')).toEqual(['api', 'db', 'migrate', 'queue']);
  expect(dependenciesOf(config, 'mail')).toEqual([]);
});

test('what others depend on is stopped after them', () => {
  expect(stopGroups(config, ['api', 'db', 'mail', 'queue', 'web'])).toEqual([
    ['mail', 'web'],
    ['api'],
    ['db', 'queue'],
  ]);
});

test('a job that others wait for to complete runs once', () => {
  const web = { depends_on: { seed: { condition: 'service_completed_successfully' } } };
  expect([...oneShotServices({ name: 'shop', services: { web, seed: {} } })]).toEqual(['seed']);
});
