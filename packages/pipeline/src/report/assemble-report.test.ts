import type { Verdict } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { assembleReport, exitCodeOfReport, type ReportParts } from './assemble-report.ts';

test.each([
  [[], 'unknown'],
  [['pass', 'not-applicable'], 'pass'],
  [['pass', 'unknown'], 'unknown'],
  [['unknown', 'fail', 'pass'], 'fail'],
] as const)('verdicts %o make %s', (outcomes, expected) => {
  const report = assembleReport({ ...parts, verdicts: outcomes.map(verdict) });
  expect(report.outcome).toBe(expected);
});

test('a failed build is a no, whatever could still be judged', () => {
  const build = { ...succeeded, outcome: 'failed' as const };
  expect(assembleReport({ ...parts, build, verdicts: [verdict('pass')] }).outcome).toBe('fail');
});

test.each([
  [[], 1],
  [['unknown', 'unknown'], 1],
  [['unknown', 'not-applicable'], 1],
  [['not-applicable'], 1],
  [['unknown', 'pass'], 0],
  [['pass', 'fail'], 1],
  [['fail'], 1],
  [['pass', 'not-applicable'], 0],
] as const)('verdicts %o end the run with %i: a run that saw nothing is no yes', (outcomes, expected) => {
  expect(exitCodeOfReport(assembleReport({ ...parts, verdicts: outcomes.map(verdict) }))).toBe(expected);
});

const succeeded = {
  schemaVersion: 1 as const,
  startedAt: '2026-11-21T08:00:00.000Z',
  outcome: 'succeeded' as const,
  durationMs: 10,
  steps: [],
  images: [],
  cache: { cacheableSteps: 0, cachedSteps: 0, savedMs: 0 },
  substitutions: [],
};

const parts: ReportParts = {
  name: 'harbour',
  evidence: { schemaVersion: 1, services: [] },
  verdicts: [],
  history: [],
  phases: [],
};

function verdict(outcome: Verdict['outcome']): Verdict {
  return {
    check: 'root-user',
    service: 'quay',
    outcome,
    severity: 'high',
    title: 'title',
    message: 'message',
    measures: [],
    seen: [],
    observedBy: [],
  };
}
