import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'lost-in-flight-request',
  severity: 'critical',
  title: { pass: 'Requests in flight are answered', fail: 'Requests in flight are lost' },
  needs: ['drain'],

  judge({ drain }) {
    const measures = [
      { value: drain.inFlightLost, budget: 0, of: drain.inFlight, unit: 'requests', label: 'Lost in flight' },
    ];
    const after = `${drain.requests} requests in all; ${drain.afterSignalLost} of ${drain.afterSignal} sent after the signal got no answer.`;
    if (drain.inFlightLost === 0) {
      return pass(`${drain.inFlight} requests were in flight at the signal, and all were answered.`, {
        measures,
        seen: [after],
      });
    }
    return fail({
      message: `${drain.inFlightLost} of ${drain.inFlight} requests in flight at the signal were lost.`,
      measures,
      seen: [...drain.lostExamples, after],
      fix: 'On SIGTERM, stop listening and let open requests end before the process exits (Node: `server.close()`; uvicorn: `--timeout-graceful-shutdown`).',
    });
  },
});
