import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'oom-exemption',
  severity: 'medium',
  title: { pass: 'It is not spared when memory runs out', fail: 'It is spared when memory runs out' },
  needs: ['isolation'],
  cause: { compose: ['oom_kill_disable', 'oom_score_adj'] },
  settings: [],

  judge({ isolation: { oomKillDisabled, oomScoreAdjustment } }) {
    const measures = [{ value: oomScoreAdjustment, unit: 'points' }];
    if (!oomKillDisabled && oomScoreAdjustment >= 0) {
      return pass('The kernel may end it as it may end any other process.', { measures });
    }
    return fail({
      message: 'When memory runs out, the kernel ends other containers, or programs of the host, in its place.',
      measures,
      seen: [
        ...(oomKillDisabled ? ['oom_kill_disable: true'] : []),
        ...(oomScoreAdjustment < 0 ? [`oom_score_adj: ${oomScoreAdjustment}`] : []),
      ],
      fix: 'Remove `oom_kill_disable:` and the negative `oom_score_adj:`; give the service a memory limit that it stays within.',
    });
  },
});
