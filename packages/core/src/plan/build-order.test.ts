import { expect, test } from 'vitest';
import { buildOrder } from './build-order.ts';

const member = (path: string, dependsOn: string[], scripts?: string[]) => ({
  path,
  dependsOn,
  ...(scripts === undefined ? {} : { scripts }),
});

test('each member stands after those that it needs, and what nobody needs is left out', () => {
  const members = [
    member('api', ['shared', 'config']),
    member('config', []),
    member('shared', ['tide', 'config'], ['build']),
    member('tide', [], ['build']),
    member('web', ['tide']),
  ];
  expect(buildOrder(members, 'api')).toEqual({ order: ['tide', 'config', 'shared', 'api'] });
});

test('a circle is named when two of its members are built', () => {
  const circle = (scripts?: string[]) => [
    member('api', ['a']),
    member('a', ['b'], ['build']),
    member('b', ['a'], scripts),
  ];
  expect(buildOrder(circle(['build']), 'api').circle).toEqual(['a', 'b']);
  expect(buildOrder(circle(), 'api')).toEqual({ order: ['b', 'a', 'api'] });
});
