import { formatDuration, formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check.ts';

export default defineCheck({
  id: 'dropped-request',
  severity: 'high',
  title: { pass: 'What a balancer still sends is answered', fail: 'What a balancer still sends is dropped' },
  needs: ['drain', 'shutdown'],
  timing: true,

  judge({ drain: { afterSignal, afterSignalLost, requestsPerSecond }, shutdown }, { shape }) {
    if (afterSignal === 0) return unknown('No request could be sent after the signal.');
    const rate = requestsPerSecond === undefined ? '' : `, at ${requestsPerSecond} a second`;
    const measures = [
      { value: afterSignalLost, budget: 0, of: afterSignal, unit: 'requests', label: 'Dropped after the signal' },
    ];
    const seen = [
      `${formatPlural(afterSignal, 'request')} sent after ${shutdown.signal}${rate}; it ended ${formatDuration(shutdown.exitMs)} after it`,
    ];
    if (afterSignalLost === 0)
      return pass(`All ${formatPlural(afterSignal, 'request')} that came after the signal were answered.`, {
        measures,
        seen,
      });
    // Nothing keeps nginx listening after its signal; a browser asks for a file again, and an order is never one.
    if (shape === 'static')
      return notApplicable(
        `A site of files: its server stops listening at the signal, and ${afterSignalLost} of ${formatPlural(afterSignal, 'request')} found nobody. Whatever stands before it has to ask again.`,
      );
    return fail({
      message: `${afterSignalLost} of ${formatPlural(afterSignal, 'request')} that came after the signal found nobody.`,
      measures,
      seen,
      fix: 'On SIGTERM, keep serving for some seconds, answer each request with `Connection: close` meanwhile, and only then stop listening. The runtime library does all of that.',
      // A late request is one that came when the window was over; no machine makes most of them late.
      certain: afterSignalLost * 2 > afterSignal,
    });
  },
});
