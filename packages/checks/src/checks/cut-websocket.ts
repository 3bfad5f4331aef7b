import { formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

/** Normal, going away, restarting, try again later; and a close frame that says nothing. */
const ORDERLY = new Set([1000, 1001, 1012, 1013, -1]);

export default defineCheck({
  id: 'cut-websocket',
  severity: 'medium',
  title: { pass: 'WebSockets are closed with a close frame', fail: 'WebSockets are cut off' },
  needs: ['openConnections'],

  judge({ openConnections: { webSockets, signal, tried } }) {
    if (tried.length === 0) return notApplicable('WebSockets are looked for over plain HTTP/1.1 alone.');
    if (webSockets.length === 0) return notApplicable(`No WebSocket was accepted at ${tried.join(', ')}.`);
    const bad = webSockets.map((one) => ({
      ...one,
      wrong: one.closed.filter((status) => !ORDERLY.has(status)),
    }));
    const count = webSockets.reduce((sum, { closed, cut }) => sum + closed.length + cut, 0);
    const lost = bad.reduce((sum, { wrong, cut }) => sum + wrong.length + cut, 0);
    const measures = [{ value: lost, budget: 0, of: count, unit: 'WebSockets', label: 'Cut off' }];
    const seen = webSockets.map(
      ({ path, closed, cut }) =>
        `${path}: ${[...closed.map((status) => (status === -1 ? 'a close frame' : `a close frame with ${status}`)), ...(cut === 0 ? [] : [`${cut} without a close frame`])].join(', ')}`,
    );
    if (lost === 0)
      return pass(`${formatPlural(count, 'WebSocket')} got a close frame after ${signal}.`, { measures, seen });
    return fail({
      message: `${lost} of ${formatPlural(count, 'WebSocket')} got no orderly close frame after ${signal}.`,
      measures,
      seen,
      fix: 'On the signal, close each WebSocket with status 1001 (`for (const client of sockets.clients) client.close(1001)`), before the process exits. The runtime library does that.',
    });
  },
});
