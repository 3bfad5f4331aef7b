import type { OnEvent } from '@seaworthy/core/model';
import type { ComposeConfig } from '@seaworthy/engine';

/** Says what of a project somebody else made, for which this run has something of its own: what is in that is not there. */
export function tellStandIns({ networks = {}, volumes = {} }: ComposeConfig, onEvent: OnEvent): void {
  for (const [kind, entries, standIn] of [
    ['network', networks, 'one of its own stands in for it, in which only the services of this file are'],
    ['volume', volumes, 'an empty one stands in for it'],
  ] as const) {
    const external = Object.entries(entries).flatMap(([name, entry]) => (entry?.external === true ? [name] : []));
    for (const name of external) {
      onEvent({ type: 'notice', level: 'info', message: `The ${kind} ${name} is external: ${standIn}` });
    }
  }
}
