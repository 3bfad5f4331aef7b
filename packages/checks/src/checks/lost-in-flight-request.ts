import { formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, pass, unknown } from '../define-check.ts';

export default defineCheck({
  id: 'lost-in-flight-request',
  severity: 'critical',
  title: { pass: 'Requests in flight are answered', fail: 'Requests in flight are lost' },
  needs: ['drain'],
  timing: true,

  judge({ drain }) {
    const measures = [
      { value: drain.inFlightLost, budget: 0, of: drain.inFlight, unit: 'requests', label: 'Lost in flight' },
    ];
    const attempts = drain.attempts ?? [];
    const losing = attempts.filter(({ inFlightLost }) => inFlightLost > 0);
    const seen = [
      ...attempts.map(({ inFlight, inFlightLost, busy }, index) => {
        const where = busy ? 'while the machine was busy' : 'on a quiet machine';
        return `time ${index + 1}, ${where}: ${inFlightLost} of ${inFlight} in flight ${inFlightLost === 1 ? 'was' : 'were'} lost`;
      }),
      // What comes after the signal is for the balancer to keep away; until it knows, a drain window has to answer it.
      `${drain.afterSignalLost} of ${drain.afterSignal} sent after the signal found nobody: a balancer would still have sent these, until it is told to stop. They do not decide.`,
    ];
    // With none in flight there was none that could be lost: that is no proof of anything.
    if (drain.inFlight === 0) return unknown(drain.nothingInFlight ?? 'Nothing was in flight at the signal.');
    if (drain.inFlightLost === 0) {
      return pass(`${answered(drain.inFlight)}.`, {
        measures,
        seen,
      });
    }
    const message = `${drain.inFlightLost} of ${formatPlural(drain.inFlight, 'request')} in flight at the signal ${drain.inFlightLost === 1 ? 'was' : 'were'} lost.`;
    if (losing.length < attempts.length && attempts.some(({ busy }) => busy)) {
      const often = `in ${losing.length} of ${attempts.length} times`;
      return unknown(`${message} That was so ${often}, and the machine was busy, which may be why.`, seen);
    }
    return fail({
      message,
      measures,
      seen: [...drain.lostExamples, ...seen],
      fix: 'On SIGTERM, stop listening and let open requests end before the process exits (Node: `server.close()`; uvicorn: `--timeout-graceful-shutdown`).',
      // The load hangs up on nobody: what was lost each time was broken off, or answered wrongly, by the service.
      certain: losing.length >= CERTAIN_TIMES || losing.some(({ busy }) => !busy),
    });
  },
});

function answered(inFlight: number): string {
  if (inFlight === 1) return '1 request was in flight at the signal, and it was answered';
  return `${formatPlural(inFlight, 'request')} were in flight at the signal, and all were answered`;
}

const CERTAIN_TIMES = 3;
