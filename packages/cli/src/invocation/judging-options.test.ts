import { expect, test } from 'vitest';
import { buildProgram } from '../program.ts';
import { type JudgingFlags, readJudgingFlags } from './judging-options.ts';

test.each([
  [['prove'], { only: undefined, skip: undefined, failOn: 'low', strict: undefined }],
  [
    ['prove', '--only', 'root-user, heap-share', '--only=leaked-secret', 'pier:7'],
    { only: ['root-user', 'heap-share', 'leaked-secret'] },
  ],
  [
    ['ship', '--skip=slow-start', '--fail-on', 'high', '--strict'],
    { skip: ['slow-start'], failOn: 'high', strict: true },
  ],
  [['prove', '--only='], { only: [''] }],
])('%j', async (words, expected) => {
  const seen: unknown[] = [];
  const program = buildProgram(async (_, { options }) => {
    seen.push(readJudgingFlags(options as unknown as JudgingFlags));
  });
  await program.parseAsync(words, { from: 'user' });
  expect(seen).toEqual([expect.objectContaining(expected)]);
});
