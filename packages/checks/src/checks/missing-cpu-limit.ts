import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'missing-cpu-limit',
  severity: 'low',
  title: { pass: 'Processor time is limited', fail: 'Processor time is not limited' },
  also: { cis: ['5.12'] },
  needs: ['limits'],
  cause: {},
  settings: [{ key: 'cpus', to: 'a number of cores' }],

  judge({ limits }) {
    if (limits.cpus !== undefined) {
      const measures = [{ value: limits.cpus, unit: 'processors' }];
      return pass(`It gets at most ${limits.cpus} processors.`, { measures });
    }
    return fail({
      message: 'One busy loop slows down every other container of the host.',
      seen: ['The processor control group has no quota.'],
      fix: 'Set `cpus:` or `deploy.resources.limits.cpus` on the service.',
    });
  },
});
