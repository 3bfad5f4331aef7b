import type { TestRun, Verdict } from '@seaworthy/core/model';
import { expect, test } from 'vitest';
import { assembleReport, exitCodeOfReport, type ReportParts } from './assemble-report.ts';
import type { Judging } from './judging.ts';

test.each([
  [[], 'unknown'],
  [['pass', 'not-applicable'], 'pass'],
  [['pass', 'unknown'], 'unknown'],
  [['unknown', 'fail', 'pass'], 'fail'],
  [['not-applicable'], 'not-applicable'],
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
  expect(exitCodeOf(outcomes.map(verdict))).toBe(expected);
});

test.each([
  ['critical', false, ['pass', 'fail'], 0],
  ['high', false, ['pass', 'fail'], 1],
  ['medium', false, ['fail'], 1],
  ['none', false, ['fail'], 0],
  ['none', false, ['unknown'], 1],
  ['none', true, ['pass', 'unknown'], 1],
  ['critical', true, ['pass', 'fail'], 0],
  ['low', true, ['pass', 'not-applicable'], 0],
] as const)(
  '--fail-on %s, strict %s: verdicts %o, failures of severity high, end it with %i',
  (failOn, strict, outcomes, expected) => {
    const verdicts = outcomes.map(verdict);
    expect(exitCodeOf(verdicts, { failOn, strict })).toBe(expected);
    const report = assembleReport({ ...parts, verdicts });
    expect(report.outcome === 'fail').toBe(verdicts.some(({ outcome }) => outcome === 'fail'));
  },
);

test.each([
  ['failed', false, 1],
  ['unknown', false, 0],
  ['unknown', true, 1],
  ['passed', true, 0],
] as const)(
  'a suite that ended %s, strict %s, ends the run with %i, whatever verdicts fail it',
  (outcome, strict, expected) => {
    const suite: TestRun = { service: 'quay', outcome, durationMs: 1, lastLines: [] };
    const report = assembleReport({ ...parts, tests: [suite], verdicts: [verdict('pass')] });
    expect(exitCodeOfReport(report, { failOn: 'none', strict })).toBe(expected);
  },
);

function exitCodeOf(
  verdicts: Verdict[],
  judging: Pick<Judging, 'failOn' | 'strict'> = { failOn: 'low', strict: false },
) {
  return exitCodeOfReport(assembleReport({ ...parts, verdicts }), judging);
}

test('no part of a report leaves with a secret in it', () => {
  const step = {
    id: 'a',
    name: 'RUN npm login --token q7w8e9',
    cached: false,
    cacheable: true,
    startedMs: 0,
    durationMs: 1,
  };
  const build = { ...succeeded, steps: [{ ...step, error: `bad glpat-${'a1-'.repeat(7)}` }] };
  const seen = { ...verdict('fail'), message: 'API_KEY=q7w8e9 is set', seen: ['pid 7: serve --password q7w8e9'] };
  const text = JSON.stringify(assembleReport({ ...parts, build, verdicts: [seen] }));
  expect(text).not.toMatch(/q7w8e9|glpat-/);
  expect(text.match(/\[redacted /g)).toHaveLength(4);
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
