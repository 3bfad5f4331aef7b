import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './silent-memory-kill.ts';

const check = kept(declared);
const base = {
  ...{ limitBytes: 190_000_000, containerBytes: 268_435_456, exitCode: 134, namedHeap: true },
  output: 'limit 190000000\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n',
};
const judge = (changes: Partial<typeof base>, of = subject()) =>
  check.judge({ heapExhaustion: { ...base, ...changes } }, of);

test('passes when Node says so, whatever its exit code is', () => {
  expect(judge({})).toMatchObject({
    outcome: 'pass',
    seen: [expect.any(String), expect.stringContaining('heap out of memory')],
  });
  expect(judge({ exitCode: 139 })).toMatchObject({ outcome: 'pass' });
});

test('fails when the kernel came first', () => {
  expect(judge({ exitCode: 137, namedHeap: false, output: 'limit 190000000' })).toMatchObject({ outcome: 'fail' });
});

test('another end says nothing, nor does a limit that the run chose', () => {
  expect(judge({ exitCode: 1, namedHeap: false }).outcome).toBe('unknown');
  expect(
    judge({ exitCode: 137, namedHeap: false }, subject({ run: { command: 'docker run quay', refused: [] } as never }))
      .outcome,
  ).toBe('not-applicable');
});
