import type { Topology } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { box, layOut } from './stack-layout.ts';

function topology(names: string, links: string, published = false): Topology {
  const port = { hostAddress: '127.0.0.1', hostPort: 7, containerPort: 7 };
  return {
    services: names.split(' ').map((service) => ({
      ...{ service, role: 'service', networks: [] },
      published: published ? [port] : [],
    })),
    networks: [],
    links: links.split(' ').flatMap((link) => {
      const [from, to] = link.split('>');
      return from === undefined || to === undefined ? [] : [{ from, to, by: 'address' as const }];
    }),
  };
}

const columns = (names: string, links: string) => {
  const { placed } = layOut(topology(names, links));
  const at = [...new Set(placed.map(({ x }) => x))].sort((left, right) => left - right);
  return at.map((x) =>
    placed
      .filter((one) => one.x === x)
      .map(({ service }) => service.service)
      .join(' '),
  );
};

test.each([
  ['web api db', 'web>api api>db', ['web', 'api', 'db']],
  ['api db job web', 'api>db api>job job>db web>api', ['web', 'api', 'job', 'db']],
  ['a b', '', ['a b']],
  ['a b c', 'a>c b>c', ['a b', 'c']],
  ['a', 'a>gone', ['a']],
])('%s with %s', (names, links, expected) => {
  expect(columns(names, links)).toEqual(expected);
});

test('a circle ends', () => {
  expect(columns('a b', 'a>b b>a').join(' ').split(' ').sort()).toEqual(['a', 'b']);
});

test('nothing lies over another, and all lies in the picture', () => {
  const { placed, width, height } = layOut(topology('a b c d', 'a>c b>c c>d a>d', true));
  for (const one of placed) {
    expect(one.x).toBeGreaterThan(0);
    expect([one.x + box.width <= width, one.y >= 0, one.y + box.height <= height]).toEqual([true, true, true]);
    for (const other of placed) {
      if (other === one) continue;
      const apart = Math.abs(one.x - other.x) >= box.width || Math.abs(one.y - other.y) >= box.height;
      expect(apart).toBe(true);
    }
  }
});
