import { type Comparison, type Report, reportSchema } from '@seaworthy/core/model';
import { failingReport } from './reports.ts';

/** A run on two things, by a file of budgets: some of it is better on this side, some worse, and some nobody can tell. */
export function comparedReport(): Report {
  const about = { service: 'web', other: 'web' };
  const size = (value: number) => ({ value, budget: 160, unit: 'MB', label: 'Image, unpacked' });
  const rows: Comparison['rows'] = [
    {
      ...{ ...about, check: 'oversized-image', label: 'Image, unpacked', better: 'there' },
      ...{ here: { outcome: 'fail', measure: size(251.2) }, there: { outcome: 'pass', measure: size(134) } },
    },
    {
      ...{ ...about, check: 'slow-start', label: 'Healthy after', better: 'alike' },
      here: { outcome: 'pass', measure: { value: 0.61, budget: 2, unit: 's' } },
      there: { outcome: 'pass', measure: { value: 0.66, budget: 2, unit: 's' } },
    },
    {
      ...{ check: 'set-uid-file', service: 'api', other: 'backend' },
      ...{ label: 'A program gives who starts it the rights of another', better: 'here' },
      ...{ here: { outcome: 'pass' }, there: { outcome: 'fail' } },
    },
    {
      ...{ ...about, check: 'heap-share', label: 'The heap fits the container' },
      ...{ here: { outcome: 'unknown' }, there: { outcome: 'not-applicable' } },
    },
  ];
  const comparison: Comparison = {
    ...{ name: 'registry.example/shop/with-a-long-name:1.4', outcome: 'fail', rows, same: 71 },
    unpaired: { here: ['postgres'], there: ['proxy', 'mailer'] },
  };
  const heldTo = { strictness: 'cis', budgets: 'ci/budgets.yaml' };
  return reportSchema.parse({ ...failingReport(), heldTo, comparison });
}
