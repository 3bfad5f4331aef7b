import type { TestRun } from '@seaworthy/core/model';
import { reportSchema } from '@seaworthy/core/model';
import { todoReport } from '@seaworthy/testkit/report';
import { describe, expect, test } from 'vitest';
import { renderReport } from '../formats/formats.ts';
import { headline } from './headline.ts';
import { describeTestRun } from './test-runs.ts';

const passed: TestRun = {
  ...{ service: 'quay', outcome: 'passed', exitCode: 0, durationMs: 3100, lastLines: [] },
  ...{ counts: { passed: 5, failed: 0, skipped: 1 }, coveragePercent: 91.6 },
};
const failed: TestRun = {
  ...{ service: 'pier', outcome: 'failed', exitCode: 3, durationMs: 900, lastLines: ['the mast is missing'] },
  counts: { passed: 4, failed: 2, skipped: 0 },
};

test.each<[TestRun, string]>([
  [passed, 'passed: 5 passed, 1 skipped, 92 % covered, in 3.1 s'],
  [failed, 'failed, exit code 3: 2 failed, 4 passed, in 900 ms'],
  [
    { ...failed, counts: undefined, exitCode: undefined, reason: 'stopped after 600 s' } as never,
    'failed, stopped after 600 s: in 900 ms',
  ],
  [
    { ...passed, outcome: 'unknown', reason: 'its database is unhealthy' },
    'could not be run: its database is unhealthy',
  ],
])('%j', (run, words) => {
  expect(describeTestRun(run)).toBe(words);
});

describe('a report with a failed suite', () => {
  const report = reportSchema.parse({ ...todoReport(), outcome: 'fail', tests: [passed, failed] });

  test('says so first', () => {
    expect(headline(report).reason).toBe('The test suite of pier failed. 104 of 104 verdicts passed.');
  });

  test.each(['terminal', 'markdown', 'html'] as const)(
    'names both suites in %s, and what the failed one printed',
    async (format) => {
      const text = (await renderReport(report, format)).replaceAll('\\', '');
      expect(text).toContain('pier failed, exit code 3: 2 failed, 4 passed, in 900 ms');
      expect(text).toContain('the mast is missing');
      expect(text).toContain('quay passed: 5 passed, 1 skipped, 92 % covered, in 3.1 s');
    },
  );
});
