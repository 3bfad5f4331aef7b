import type { Topology } from '@seaworthy/core/model';

export interface Placed {
  service: Topology['services'][number];
  x: number;
  y: number;
}

export interface StackLayout {
  width: number;
  height: number;
  placed: Placed[];
}

export const box = { width: 164, height: 76 };
const gap = { x: 52, y: 22 };
/** What stands left of the services: the outside. */
export const outsideWidth = 96;

/**
 * Places services in columns from left to right: each right of all that talk to it or wait for it. A circle ends where it
 * was entered. Within a column they keep their order, each column is centred.
 */
export function layOut({ services, links }: Topology): StackLayout {
  const columns = columnsOf(services, links);
  const tallest = Math.max(1, ...columns.map((column) => column.length));
  const heightOf = (count: number) => count * box.height + Math.max(0, count - 1) * gap.y;
  const height = heightOf(tallest);
  const left = services.some(({ published }) => published.length > 0) ? outsideWidth + gap.x : 0;
  const placed = columns.flatMap((column, index) =>
    column.map((service, row) => ({
      service,
      x: left + index * (box.width + gap.x),
      y: (height - heightOf(column.length)) / 2 + row * (box.height + gap.y),
    })),
  );
  const width = left + Math.max(1, columns.length) * box.width + Math.max(0, columns.length - 1) * gap.x;
  return { width, height, placed };
}

function columnsOf(services: Topology['services'], links: Topology['links']): Topology['services'][] {
  const depth = new Map(services.map(({ service }) => [service, 0]));
  // As many rounds as there are services are enough without circles, and end with them.
  for (let round = 1; round < services.length; round += 1) {
    for (const { from, to } of links) {
      const reached = Math.min((depth.get(from) ?? 0) + 1, services.length - 1);
      if (depth.has(to) && reached > (depth.get(to) ?? 0)) depth.set(to, reached);
    }
  }
  const used = [...new Set(depth.values())].sort((left, right) => left - right);
  return used.map((column) => services.filter(({ service }) => depth.get(service) === column));
}
