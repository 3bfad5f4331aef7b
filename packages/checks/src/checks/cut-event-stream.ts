import { formatPlural } from '@seaworthy/core/format';
import { defineCheck, fail, notApplicable, pass } from '../define-check.ts';

export default defineCheck({
  id: 'cut-event-stream',
  severity: 'medium',
  title: { pass: 'Event streams are ended', fail: 'Event streams are cut off' },
  needs: ['openConnections'],

  judge({ openConnections: { eventStreams, signal, tried } }) {
    if (tried.length === 0) return notApplicable('Event streams are looked for over plain HTTP/1.1 alone.');
    if (eventStreams.length === 0) return notApplicable(`No event stream was sent from ${tried.join(', ')}.`);
    const count = eventStreams.reduce((sum, { ended, cut }) => sum + ended + cut, 0);
    const lost = eventStreams.reduce((sum, { cut }) => sum + cut, 0);
    const measures = [{ value: lost, budget: 0, of: count, unit: 'event streams', label: 'Cut off' }];
    const seen = eventStreams.map(({ path, ended, cut }) => `${path}: ${ended} ended, ${cut} cut off or still open`);
    if (lost === 0)
      return pass(`${formatPlural(count, 'event stream')} came to a proper end after ${signal}.`, { measures, seen });
    return fail({
      message: `${lost} of ${formatPlural(count, 'event stream')} did not come to a proper end after ${signal}.`,
      measures,
      seen,
      fix: 'On the signal, end each stream (`response.end()`) before the process exits: the browser then connects again by itself. The runtime library does that.',
    });
  },
});
