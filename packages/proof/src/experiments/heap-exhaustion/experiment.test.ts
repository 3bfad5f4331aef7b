import { expect, test } from 'vitest';
import { readExhaustion } from './experiment.ts';

const sizes = { limitBytes: 190_000_000, containerBytes: 268_435_456 };
const FATAL =
  'limit 190000000\n\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\n 1: 0xb7 node::Abort() [node]\n';

test("Node's own error is told from the kernel's silence", () => {
  expect(readExhaustion({ exitCode: 134, output: FATAL }, sizes)).toMatchObject({
    value: {
      ...{ ...sizes, namedHeap: true },
      output: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    },
  });
  expect(readExhaustion({ exitCode: 137, output: 'limit 190000000' }, sizes)).toMatchObject({
    value: { exitCode: 137, namedHeap: false },
  });
});

test.each([
  ['another limit', { exitCode: 134, output: FATAL.replace('190000000', '290000000') }, 'heap limit of 290000000'],
  ['no start', { exitCode: 127, output: 'exec: "node": not found' }, 'could not be started beside the service: exec'],
  ['no end', { output: 'limit 190000000' }, 'not full within'],
])('%s says nothing', (_, end, reason) => {
  expect(readExhaustion(end, sizes)).toMatchObject({
    observed: false,
    applicable: true,
    reason: expect.stringContaining(reason),
  });
});
