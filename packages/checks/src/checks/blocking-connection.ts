import { formatDuration, formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check.ts';

export default defineCheck({
  id: 'blocking-connection',
  severity: 'high',
  title: { pass: 'An open connection does not hold up the stop', fail: 'An open connection holds up the stop' },
  needs: ['openConnections'],
  timing: true,

  judge({ openConnections }) {
    const { signal, graceMs, end, exitMs = graceMs } = openConnections;
    const kept = keptOpen(openConnections);
    if (kept === '') return unknown('No connection could be kept open until the signal.');
    if (end === 'never') {
      return notApplicable(
        'It does not end on the signal, also when nobody keeps a connection open; see slow-shutdown.',
      );
    }
    const measures = [
      { value: exitMs / 1000, budget: graceMs / 1000, unit: 's', label: 'Stopped with open connections after' },
    ];
    const seen = [`kept open: ${kept}`];
    // How long it may take is slow-shutdown's matter: a deadline of its own, however long, is what is asked for here.
    if (end === 'alone') {
      return pass(`It ended ${formatDuration(exitMs)} after ${signal}, although connections were kept open.`, {
        measures,
        seen,
      });
    }
    return fail({
      message: `It was still running ${formatDuration(graceMs)} after ${signal}, the end of its grace period, and ended when the client closed its connections.`,
      measures,
      seen,
      fix: 'When requests are answered, destroy the connections that are left: `server.close()` waits for ever for one on which no request was ever sent. Give the whole shutdown a deadline below the grace period.',
    });
  },
});

function keptOpen({ silent, idle, webSockets, eventStreams }: Parameters<typeof countOf>[0]): string {
  return countOf({ silent, idle, webSockets, eventStreams })
    .flatMap(([count, what]) => (count === 0 ? [] : [formatPlural(count, what)]))
    .join(', ');
}

function countOf({
  silent,
  idle,
  webSockets,
  eventStreams,
}: {
  silent: number;
  idle: number;
  webSockets: readonly { closed: readonly number[]; cut: number }[];
  eventStreams: readonly { ended: number; cut: number }[];
}): [number, string][] {
  return [
    [silent, 'silent connection'],
    [idle, 'idle connection'],
    [webSockets.reduce((sum, { closed, cut }) => sum + closed.length + cut, 0), 'WebSocket'],
    [eventStreams.reduce((sum, { ended, cut }) => sum + ended + cut, 0), 'event stream'],
  ];
}
