import { formatDuration } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'missing-restart-policy',
  severity: 'low',
  title: { pass: 'It comes back after a crash', fail: 'It stays away after a crash' },
  needs: ['recovery'],
  settings: [],
  timing: true,

  judge({ recovery: { policy, startedMs, readyMs, waitedMs = 0, tellsReady } }, { run }) {
    // How an image is started again is for whoever runs it to say.
    if (run !== undefined) return notApplicable('A bare image has no restart policy of its own.');
    if (policy === 'no') return notApplicable('It is meant to stay away when it ends: `restart: "no"`.');
    const fix = 'Add `restart: unless-stopped` to the service.';
    if (policy === undefined) {
      return fail({
        message: 'Nothing starts it again when it ends: it has no restart policy.',
        seen: ['neither `restart` nor `deploy.restart_policy` in the compose file'],
        fix,
        certain: true,
      });
    }
    const seen = [`restart: ${policy}; its first process was killed`];
    if (startedMs === undefined) {
      return fail({ message: `It did not run again within ${formatDuration(waitedMs)} of its end.`, seen, fix });
    }
    if (tellsReady === false) return pass(`It ran again ${formatDuration(startedMs)} after its end.`, { seen });
    if (readyMs === undefined) {
      return fail({
        message: `It ran again ${formatDuration(startedMs)} after its end, but was not ready within ${formatDuration(waitedMs)}.`,
        seen,
        fix: 'Let it start over whatever an interrupted run has left (a lock, a socket, a half-written file).',
      });
    }
    return pass(`It was ready again ${formatDuration(readyMs)} after its end.`, { seen });
  },
});
