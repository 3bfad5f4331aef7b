import type { Report } from '@seaworthy/core/model';

const levels = { standard: '', hardened: 'level hardened', cis: 'the CIS Docker Benchmark' };

/** `held to the CIS Docker Benchmark and the budgets of ci/budgets.yaml`; empty where a run was held to nothing of its own. */
export function describeHeldTo({ heldTo = {} }: Report): string {
  const { strictness = 'standard', budgets } = heldTo;
  const parts = [levels[strictness], budgets === undefined ? '' : `the budgets of ${budgets}`].filter(
    (part) => part !== '',
  );
  return parts.length === 0 ? '' : `held to ${parts.join(' and ')}`;
}
