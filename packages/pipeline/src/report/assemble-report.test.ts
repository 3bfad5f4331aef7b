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
    expect(exitCodeOfReport(report, { failOn: 'none', strict, demanded: new Set() })).toBe(expected);
  },
);

test.each([
  ['fail', 1],
  ['unknown', 1],
  ['pass', 0],
  ['not-applicable', 0],
] as const)('what is demanded and %s ends the run with %i, however mild it is', (outcome, expected) => {
  const [other, demanded] = [
    { ...verdict('pass'), check: 'slow-start' },
    { ...verdict(outcome), severity: 'low' as const },
  ];
  const judging = { failOn: 'critical' as const, demanded: new Set([demanded.check]) };
  expect(exitCodeOf([other, demanded], judging)).toBe(expected);
  expect(exitCodeOf([other, { ...demanded, check: 'oversized-image' }], judging)).toBe(0);
});

test('a report says what it was held to, and nothing where that is what plan and files say', () => {
  const heldTo = { strictness: 'cis' as const, budgets: 'ci/budgets.yaml' };
  expect(assembleReport({ ...parts, verdicts: [], heldTo }).heldTo).toEqual(heldTo);
  expect(assembleReport({ ...parts, verdicts: [], heldTo: {} })).not.toHaveProperty('heldTo');
});

function exitCodeOf(verdicts: Verdict[], judging: Partial<Pick<Judging, 'failOn' | 'strict' | 'demanded'>> = {}) {
  const asked = { failOn: 'low' as const, strict: false, demanded: new Set<string>(), ...judging };
  return exitCodeOfReport(assembleReport({ ...parts, verdicts }), asked);
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
