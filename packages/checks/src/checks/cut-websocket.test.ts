import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './cut-websocket.ts';

const check = kept(declared);
type Seen = { path: string; closed: number[]; cut: number }[];
const judgeAt = (tried: string[], ...webSockets: Seen) =>
  check.judge(
    {
      openConnections: {
        ...{ signal: 'SIGTERM', graceMs: 9000, end: 'alone', exitMs: 900, silent: 2, idle: 2 },
        ...{ webSockets, eventStreams: [], tried },
      },
    },
    subject(),
  );
const judge = (...seen: Seen) => judgeAt(['/', '/ws'], ...seen);

test('passes when each got a close frame that asks to come again, or says nothing', () => {
  expect(judge({ path: '/ws', closed: [1001, 1012], cut: 0 }, { path: '/', closed: [-1, 1000], cut: 0 })).toMatchObject(
    {
      ...{ outcome: 'pass', measures: [{ value: 0, of: 4 }] },
      seen: ['/ws: a close frame with 1001, a close frame with 1012', '/: a close frame, a close frame with 1000'],
    },
  );
});

test('fails for one without, and for one that names an error', () => {
  expect(judge({ path: '/ws', closed: [1001], cut: 1 })).toMatchObject({
    outcome: 'fail',
    measures: [{ value: 1, of: 2 }],
  });
  expect(judge({ path: '/ws', closed: [1001, 1011], cut: 0 })).toMatchObject({
    outcome: 'fail',
    measures: [{ value: 1 }],
  });
});

test('does not apply where none was found, and says where it was looked for', () => {
  expect(judgeAt([])).toMatchObject({ outcome: 'not-applicable', message: expect.stringContaining('HTTP/1.1 alone') });
  expect(judge()).toMatchObject({ outcome: 'not-applicable', message: 'No WebSocket was accepted at /, /ws.' });
});
