import { formatBytes } from '@seaworthy/core/format';
import { defineCheck, fail, pass } from '../define-check.ts';
import { sizeMeasure } from '../size-measure.ts';

export default defineCheck({
  id: 'missing-memory-limit',
  severity: 'high',
  title: { pass: 'Memory is limited', fail: 'Memory is not limited' },
  also: { cis: ['5.11'] },
  needs: ['limits'],
  cause: {},
  settings: [{ key: 'memory', to: 'a number of MiB' }],

  judge({ limits }) {
    if (limits.memoryBytes !== undefined) {
      const measures = [sizeMeasure(limits.memoryBytes)];
      return pass(`The kernel ends it above ${formatBytes(limits.memoryBytes)}.`, { measures });
    }
    return fail({
      message: 'One leak takes the memory of the whole host, and the kernel picks the victim.',
      seen: ['The memory control group has no limit.'],
      fix: 'Set `mem_limit:` or `deploy.resources.limits.memory` on the service.',
    });
  },
});
