import { formatDuration, formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check.ts';

export default defineCheck({
  id: 'fatal-second-signal',
  severity: 'high',
  title: { pass: 'A second stop signal harms nothing', fail: 'A second stop signal loses requests' },
  needs: ['repeatedSignal'],
  timing: true,

  judge({ repeatedSignal: seen }) {
    const { signal, inFlightBefore, inFlight, inFlightLost, between, betweenLost, after, afterLost } = seen;
    const twice = `${signal} came twice, ${formatDuration(seen.apartMs)} apart`;
    const later = `${afterLost} of ${after} sent after the second one found nobody, ${betweenLost} of ${between} between the two. They do not decide.`;
    if (inFlight > 0) {
      const measures = [
        { value: inFlightLost, budget: 0, of: inFlight, unit: 'requests', label: 'Lost by the second signal' },
      ];
      if (inFlightLost === 0) {
        const answered = `${formatPlural(inFlight, 'request')} in flight ${inFlight === 1 ? 'was' : 'were'} answered`;
        return pass(`${twice}, and ${answered}.`, { measures, seen: [later] });
      }
      return fail({
        message: `${twice}, and ${inFlightLost} of ${formatPlural(inFlight, 'request')} in flight ${inFlightLost === 1 ? 'was' : 'were'} lost that had outlived the first.`,
        measures,
        seen: [...seen.lostExamples, later],
        fix: 'Begin the shutdown once, and ignore the signal from then on: `process.on("SIGTERM", () => { if (!stopping) { stopping = true; stop(); } })`. With `process.once` the second one ends the process at once.',
        // The load hangs up on nobody, so only the kill at the end could be the doing of a slow machine.
        certain: !seen.killed,
      });
    }
    if (inFlightBefore > 0) {
      return notApplicable('Nothing was left in flight when the second signal came; see lost-in-flight-request.');
    }
    // A drain window: what a balancer goes on sending shows that the second signal did not end it.
    if (between > 0 && betweenLost === 0 && after > 0 && afterLost === 0) {
      return pass(`${twice}, and all ${formatPlural(after, 'request')} that came after it were answered.`);
    }
    const ended = seen.endedBefore
      ? 'it had ended when the second signal came'
      : 'no request could be kept open until it';
    return unknown(
      `Nothing was in flight at the first signal, and ${ended}. Name a route that takes at least 2 s as \`slowPath\`, under the service in \`seaworthy.yaml\`, or under its \`x-seaworthy\` in a compose file.`,
    );
  },
});
