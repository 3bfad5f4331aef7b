import type { Topology } from '@seaworthy/core/model';
import { isLoopback } from '@seaworthy/core/processes';
import { html, type Markup } from '../markup.ts';
import { box, layOut, outsideWidth, type Placed } from './stack-layout.ts';

/** Characters that fit into a box at the picture's font size. */
const nameLength = 18;
const lineLength = 23;

/** Lines that pass other boxes run above all of them, each on a height of its own. */
const laneHeight = 12;

interface Line {
  kind: 'address' | 'order' | 'open';
  from: { x: number; y: number };
  to: { x: number; y: number };
}

/** The stack as boxes and arrows, from those that are reached from outside to those that everything leans on. */
export function stackPicture(topology: Topology, label: string): Markup {
  const { width, height, placed } = layOut(topology);
  const middle = height / 2;
  const lines = [...entrances(placed, middle), ...links(topology, placed)];
  const far = lines.filter(passesOthers);
  const top = far.length * laneHeight + (far.length > 0 ? 6 : 1);
  const arrows = lines.map((line) =>
    arrow(line, far.includes(line) ? -(far.indexOf(line) + 1) * laneHeight : undefined),
  );
  const entered = placed.some(({ service }) => service.published.length > 0);
  return html`<svg class="stack-picture" width="${width + 2}" height="${height + top + 1}" viewBox="-1 ${-top} ${width + 2} ${height + top + 1}" role="img" aria-label="${label}">
${entered && html`<rect class="outside" x="0" y="${middle - 26}" width="${outsideWidth}" height="52" rx="26"/><text class="box-name" x="${outsideWidth / 2}" y="${middle - 2}" text-anchor="middle">outside</text><text class="box-line" x="${outsideWidth / 2}" y="${middle + 14}" text-anchor="middle">${outsideWord(topology)}</text>`}
${arrows}${placed.map(service)}</svg>`;
}

function entrances(placed: readonly Placed[], middle: number): Line[] {
  return placed
    .filter(({ service }) => service.published.length > 0)
    .map(({ service, x, y }) => ({
      kind: service.published.every(({ hostAddress }) => isLoopback(hostAddress)) ? 'address' : 'open',
      from: { x: outsideWidth, y: middle },
      to: { x, y: y + box.height / 2 },
    }));
}

function links({ links }: Topology, placed: readonly Placed[]): Line[] {
  const at = new Map(placed.map((one) => [one.service.service, one]));
  return links.flatMap(({ from, to, by }) => {
    const [start, end] = [at.get(from), at.get(to)];
    if (start === undefined || end === undefined || start === end) return [];
    const x = start.x < end.x ? start.x + box.width : start.x;
    const line = { from: { x, y: start.y + box.height / 2 }, to: { x: end.x, y: end.y + box.height / 2 } };
    return [{ kind: by, ...line }];
  });
}

function passesOthers({ from, to }: Line): boolean {
  return to.x - from.x > box.width;
}

function outsideWord({ services }: Topology): string {
  const addresses = services.flatMap(({ published }) => published.map(({ hostAddress }) => hostAddress));
  return addresses.every(isLoopback) ? 'this machine' : 'any machine';
}

function service({ service, x, y }: Placed): Markup {
  const { role, networks, published } = service;
  const ports = published.map(({ hostPort, containerPort }) => hostPort ?? `any → ${containerPort}`).join(', ');
  const lines = [
    published.length > 0 ? `${role}, port ${ports}` : role,
    networks.length === 0 ? 'no network of its own' : networks.join(', '),
  ];
  return html`<g><rect class="box ${role}" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="${role === 'datastore' ? 20 : 8}"/><text class="box-name" x="${x + 14}" y="${y + 25}">${cut(service.service, nameLength)}</text>${lines.map((line, index) => html`<text class="box-line" x="${x + 14}" y="${y + 44 + index * 17}">${cut(line, lineLength)}</text>`)}</g>`;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `lane`: the height on which it passes other boxes. */
function arrow({ kind, from, to }: Line, lane: number | undefined): Markup {
  const path = lane === undefined ? curve(from, to) : over(from, to, lane);
  return html`<path class="link ${kind}" d="${path}"/><path class="link-head ${kind}" d="M${to.x} ${to.y}l-9 -5v10z"/>`;
}

function curve(from: Line['from'], to: Line['to']): string {
  const [end, bend] = [to.x - 7, Math.max(24, Math.abs(to.x - from.x) / 2)];
  return `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${end - bend} ${to.y} ${end} ${to.y}`;
}

/** Both ends lie in the gaps between columns, where no box is. */
function over(from: Line['from'], to: Line['to'], lane: number): string {
  const [up, down, end] = [from.x + 14, to.x - 26, to.x - 7];
  return `M${from.x} ${from.y}Q${up} ${from.y} ${up} ${from.y - 14}V${lane + 10}Q${up} ${lane} ${up + 10} ${lane}H${down - 10}Q${down} ${lane} ${down} ${lane + 10}V${to.y - 10}Q${down} ${to.y} ${end} ${to.y}`;
}
