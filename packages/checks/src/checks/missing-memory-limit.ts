import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'missing-memory-limit',
  severity: 'high',
  title: { pass: 'Memory is limited', fail: 'Memory is not limited' },
  needs: ['limits'],

  judge({ limits }) {
    if (limits.memoryBytes !== undefined) {
      const megabytes = Math.round(limits.memoryBytes / 1e5) / 10;
      return pass(`The kernel ends it above ${megabytes} MB.`, { measures: [{ value: megabytes, unit: 'MB' }] });
    }
    return fail({
      message: 'One leak takes the memory of the whole host, and the kernel picks the victim.',
      seen: ['The memory control group has no limit.'],
      fix: 'Set `mem_limit:` or `deploy.resources.limits.memory` on the service.',
    });
  },
});
