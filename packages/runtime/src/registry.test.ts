import { expect, test } from 'vitest';
import { makeRegistry } from './registry.ts';

test("renders Prometheus' text format", async () => {
  const registry = makeRegistry('shop_');
  registry.counter('orders_total', 'Orders\nof all', { labels: ['tenant'] }).inc({ tenant: 'a "b" \\c' }, 2);
  const seconds = registry.histogram('work_seconds', 'Work.', { buckets: [0.5, 1] });
  for (const value of [0.5, 0.7, 3]) seconds.observe({}, value);
  registry.gauge('open', 'Open.').add({}, 3);
  expect(await registry.render()).toBe(
    [
      '# HELP shop_orders_total Orders\\nof all',
      '# TYPE shop_orders_total counter',
      'shop_orders_total{tenant="a \\"b\\" \\\\c"} 2',
      '# HELP shop_work_seconds Work.',
      '# TYPE shop_work_seconds histogram',
      'shop_work_seconds_bucket{le="0.5"} 1',
      'shop_work_seconds_bucket{le="1"} 2',
      'shop_work_seconds_bucket{le="+Inf"} 3',
      'shop_work_seconds_sum 4.2',
      'shop_work_seconds_count 3',
      '# HELP shop_open Open.',
      '# TYPE shop_open gauge',
      'shop_open 3',
      '',
    ].join('\n'),
  );
  expect(await registry.render(new Set(['shop_orders_total', 'shop_work_seconds']))).toMatch(/^# HELP shop_open/);
});

test('labels without bound are counted together', async () => {
  const registry = makeRegistry('');
  const counter = registry.counter('hits_total', 'Hits.', { labels: ['user'] });
  for (let user = 0; user < 1_500; user += 1) counter.inc({ user });
  const lines = (await registry.render()).split('\n').filter((line) => line.startsWith('hits_total{'));
  expect(lines).toHaveLength(1_001);
  expect(lines.at(-1)).toBe('hits_total{user="other"} 500');
});

test('one name is one metric, and a counter never falls', async () => {
  const registry = makeRegistry('');
  registry.counter('jobs_total', 'Jobs.').inc({}, 2);
  registry.counter('jobs_total', 'Jobs.').inc({}, -1);
  expect(await registry.render()).toContain('jobs_total 2\n');
  expect(() => registry.gauge('jobs_total', 'Jobs.')).toThrow('jobs_total is a counter already.');
  expect(() => registry.gauge('jobs total', 'Jobs.')).toThrow('jobs total is no name of a metric.');
});
