import { byDefault } from '../targets/find-target.ts';
import type { Ledger } from './decisions.ts';

/** Ids of the targets that the plan is rendered for. */
export function planTargets(ledger: Ledger): string[] {
  const { targets } = ledger.configuration;
  return targets === undefined
    ? ledger.assumed(
        'targets',
        byDefault.map(({ id }) => id),
        'What every stack gets.',
      )
    : ledger.configured('targets', targets, ['targets']);
}
