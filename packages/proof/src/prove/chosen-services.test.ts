import { expect, test } from 'vitest';
import { withChosen } from './chosen-services.ts';

const needs = (...names: string[]) => ({
  depends_on: Object.fromEntries(names.map((name) => [name, { condition: 'service_started' }])),
});
const config = { name: 'quay', services: { web: needs('api'), api: needs('db'), db: {}, mail: {} } };

test('what was chosen is left, with all that it needs', () => {
  expect(Object.keys(withChosen(config, ['api']).services)).toEqual(['api', 'db']);
  expect(withChosen(config, undefined)).toBe(config);
});

test('a service that is not there is named, with one that is meant', () => {
  expect(() => withChosen(config, ['apis'])).toThrow(/no service apis.*it has api, db, mail, web/);
  expect(() => withChosen(config, ['apis'])).toThrow(
    expect.objectContaining({ fix: expect.stringContaining('seaworthy prove --service api') }),
  );
});
