import { expect, test } from 'vitest';
import { identityOf, rowsOf } from './schema-table.mjs';

test('keys of lists, maps and objects have the path by which they are reached', () => {
  const name = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
  const schema = {
    type: 'object',
    properties: { list: { type: 'array', items: name }, map: { type: 'object', additionalProperties: name } },
    required: ['list'],
  };
  expect(rowsOf(schema).map(({ path, type, required }) => [path, type, required])).toEqual([
    ['list', 'list of object', true],
    ['list[].name', 'string', true],
    ['map', 'map to object', false],
    ['map.<name>.name', 'string', true],
  ]);
});

test('values, bounds and alternatives are spelled out', () => {
  const schema = {
    type: 'object',
    properties: {
      port: { type: 'integer', minimum: 1, maximum: 65535, description: 'Where it listens.' },
      publish: { anyOf: [{ type: 'integer' }, { const: false }] },
      level: { type: 'string', enum: ['hardened', 'standard'] },
    },
  };
  expect(rowsOf(schema).map(({ type, meaning }) => [type, meaning])).toEqual([
    ['integer from 1 to 65535', 'Where it listens.'],
    ['integer or `false`', ''],
    ['`hardened`, `standard`', ''],
  ]);
});

test('what has a section of its own is named and not spelled out again', () => {
  const verdict = { type: 'object', properties: { check: { type: 'string' } } };
  const parts = new Map([[identityOf(verdict), { title: 'A verdict' }]]);
  const schema = {
    type: 'object',
    properties: { verdicts: { type: 'array', items: { ...verdict, description: 'x' } } },
  };
  expect(rowsOf(schema, parts)).toMatchObject([{ path: 'verdicts', type: 'list of [A verdict](#a-verdict)' }]);
});

test('a value with its source is a fact, and what it holds is reached through `value`', () => {
  const value = { type: 'object', properties: { tool: { type: 'string' } } };
  const fact = { type: 'object', properties: { value, source: {}, certainty: {} } };
  expect(rowsOf({ properties: { migrations: fact } }).map(({ path, type }) => [path, type])).toEqual([
    ['migrations', '[fact](#a-fact) of object'],
    ['migrations.value.tool', 'string'],
  ]);
});
