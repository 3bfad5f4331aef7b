import { formatPlural } from '@seaworthy/core/format';
import type { Report, Topology } from '@seaworthy/core/model';
import { isLoopback } from '@seaworthy/core/processes';
import { stackPicture } from '../charts/stack-picture.ts';
import { html, type Markup } from '../markup.ts';
import { section } from '../section.ts';

/** Who talks to whom, what is exposed, and which networks there are: as a picture, and in words. */
export function stackSection({ topology }: Report): Markup | undefined {
  if (topology === undefined || topology.services.length === 0) return undefined;
  const { services, networks } = topology;
  const exposed = services.filter(({ published }) => published.length > 0).length;
  const note = html`${formatPlural(services.length, 'service')} on ${formatPlural(networks.length, 'network')}, ${exposed === 0 ? 'none' : exposed} reached from outside <span class="keys"><span class="line-key"></span>asks <span class="line-key order"></span>waits for</span>`;
  const label = `The stack as a picture: ${formatPlural(services.length, 'service')}, ${exposed} reached from outside. The list after it says the same in words.`;
  const body = html`<div class="card stack-card"><div class="scroll" tabindex="0" role="group" aria-label="Picture of the stack">${stackPicture(topology, label)}</div>
<ul class="stack-words">${services.map((service) => html`<li>${sentence(service, topology)}</li>`)}</ul>
${networks.length > 0 && html`<p class="observed">Networks: ${networks.map(({ network, internal }, index) => html`${index > 0 && ', '}<b>${network}</b>${internal && ' (no way out)'}`)}</p>`}</div>`;
  return section('stack', 'The stack', note, body);
}

function sentence({ service, role, networks, published }: Topology['services'][number], { links }: Topology): Markup {
  const to = (by: 'address' | 'order') =>
    links.filter((link) => link.from === service && link.by === by).map((link) => link.to);
  const [asks, waits] = [to('address'), to('order')];
  const open = published.some(({ hostAddress }) => !isLoopback(hostAddress));
  const ports = published.map(
    ({ hostAddress, hostPort, containerPort }) => `${hostAddress}:${hostPort ?? 'any'} → ${containerPort}`,
  );
  const parts = [
    role !== 'service' && `a ${role}`,
    networks.length > 0 && `on ${networks.join(' and ')}`,
    asks.length > 0 && `asks ${asks.join(', ')}`,
    waits.length > 0 && `waits for ${waits.join(', ')}`,
    ports.length === 0
      ? 'not reached from outside'
      : `reached from ${open ? 'any machine' : 'this machine alone'} at ${ports.join(', ')}`,
  ].filter((part) => part !== false);
  return html`<b>${service}</b>: ${parts.join('; ')}`;
}
