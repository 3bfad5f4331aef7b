import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './cut-event-stream.ts';

const check = kept(declared);
type Seen = { path: string; ended: number; cut: number }[];
const judgeAt = (tried: string[], ...eventStreams: Seen) =>
  check.judge(
    {
      openConnections: {
        ...{ signal: 'SIGTERM', graceMs: 9000, end: 'alone', exitMs: 900, silent: 2, idle: 2 },
        ...{ webSockets: [], eventStreams, tried },
      },
    },
    subject(),
  );
const judge = (...seen: Seen) => judgeAt(['/', '/events'], ...seen);

test('passes when each was ended', () => {
  expect(judge({ path: '/events', ended: 2, cut: 0 })).toMatchObject({
    outcome: 'pass',
    measures: [{ value: 0, of: 2 }],
  });
});

test('fails for a single one that was not', () => {
  expect(judge({ path: '/events', ended: 1, cut: 1 })).toMatchObject({
    ...{ outcome: 'fail', measures: [{ value: 1, of: 2 }], seen: ['/events: 1 ended, 1 cut off or still open'] },
  });
});

test('does not apply where none was found, and says where it was looked for', () => {
  expect(judgeAt([])).toMatchObject({ outcome: 'not-applicable', message: expect.stringContaining('HTTP/1.1 alone') });
  expect(judge()).toMatchObject({ outcome: 'not-applicable', message: 'No event stream was sent from /, /events.' });
});
