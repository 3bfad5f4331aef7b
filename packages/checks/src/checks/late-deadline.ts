import { formatDuration } from '@seaworthy/core/format';
import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'late-deadline',
  severity: 'medium',
  title: { pass: 'The application gives up before it is killed', fail: 'The application is killed before it gives up' },
  needs: ['deadlines'],
  settings: [{ key: 'drain', to: 'the time that the application may take; the grace period follows it' }],

  judge({ deadlines: { graceMs, stated } }) {
    const latest = Math.max(...stated.map(({ seconds }) => seconds));
    const measures = [{ value: latest, budget: graceMs / 1000, unit: 's', label: 'Deadline of the application' }];
    const seen = stated.map(({ by, seconds }) => `${by}: ${formatDuration(seconds * 1000)}`);
    // At the very same moment the engine comes first as often as not.
    if (latest * 1000 < graceMs) {
      return pass(
        `It gives up after ${formatDuration(latest * 1000)}, and would be killed after ${formatDuration(graceMs)}.`,
        { measures, seen },
      );
    }
    return fail({
      message: `It would give up after ${formatDuration(latest * 1000)}, but is killed after ${formatDuration(graceMs)}.`,
      measures,
      seen: [...seen, `stop_grace_period: ${formatDuration(graceMs)}`],
      fix: `Give it longer than its own deadline: \`stop_grace_period: ${Math.ceil(latest) + 5}s\`; or let it give up earlier.`,
    });
  },
});
