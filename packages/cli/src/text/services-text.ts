import { formatDuration } from '@seaworthy/core/format';
import { printableLines } from '@seaworthy/core/text';
import type { Address, StackService } from '@seaworthy/pipeline';
import type { Output } from '../output/output.ts';

/** One line per container: how it is, how long it took to get healthy, and where it can be reached. */
export function renderServices(
  seen: readonly StackService[],
  addresses: readonly Address[],
  { colors, link }: Pick<Output, 'colors' | 'link'>,
): string {
  const services = printableLines(seen);
  // In the order of the addresses: what people open stands first.
  const places = addresses.map(({ service }) => service);
  const rank = ({ service }: StackService) => (places.indexOf(service) + places.length + 1) % (places.length + 1);
  const ordered = services.toSorted((a, b) => rank(a) - rank(b));
  const rows = ordered.map((service) => ({
    service,
    name: service.service,
    state: stateOf(service),
    places: addresses.filter((address) => address.service === service.service).map(({ url }) => link(url, url)),
  }));
  const nameWidth = Math.max(...rows.map(({ name }) => name.length));
  const stateWidth = Math.max(...rows.map(({ state }) => state.length));
  return rows
    .map(({ service, name, state, places }) => {
      const mark = isWell(service) ? colors.green('✓') : colors.red('✗');
      return `${mark} ${name.padEnd(nameWidth)}  ${state.padEnd(stateWidth)}  ${places.join(' ')}`.trimEnd();
    })
    .join('\n');
}

/** A one-time job that ended with 0 is as well as a service that runs and is not unhealthy. */
export function isWell({ state, health, exitCode }: StackService): boolean {
  if (state === 'exited') return exitCode === 0;
  return state === 'running' && health !== 'unhealthy';
}

function stateOf({ state, health, exitCode, healthyAfterMs, restarts }: StackService): string {
  if (state === 'exited') return exitCode === 0 ? 'done' : `exited with ${exitCode}`;
  const after = health === 'healthy' && healthyAfterMs !== undefined ? ` after ${formatDuration(healthyAfterMs)}` : '';
  return `${health ?? state}${after}${restarts > 0 ? `, ${restarts} restarts` : ''}`;
}
