import { stripVTControlCharacters } from 'node:util';
import type { TestRun } from '@seaworthy/core/model';

/** What a test runner said about its run. */
export type TestResult = Pick<TestRun, 'counts' | 'coveragePercent'>;

type Counts = NonNullable<TestRun['counts']>;

// vitest `Tests  1 failed | 5 passed (6)`, jest `Tests:  1 failed, 5 passed, 6 total`, pytest `= 1 failed, 5 passed in 0.2s =`.
const TOTALS = /^\s*Tests:?\s+\d+ (?:failed|passed|skipped|todo|pending)\b/;
const PYTEST = /^[\s=]*(?:no tests ran|\d+ (?:failed|passed|skipped|deselected|xfailed|xpassed|warnings?|errors?)\b)/;
const DURATION = / in \d+\.\d+s/;

/** Reads counts and coverage from what vitest, jest, mocha, node:test, pytest or unittest printed; absent: it said none. */
export function readTestResult(output: readonly string[]): TestResult {
  const lines = output.map((line) => stripVTControlCharacters(line));
  const counts = ofSummary(lines) ?? ofNodeTest(lines) ?? ofMocha(lines) ?? ofUnittest(lines);
  const coveragePercent = coverageOf(lines);
  return { ...(counts === undefined ? {} : { counts }), ...(coveragePercent === undefined ? {} : { coveragePercent }) };
}

function ofSummary(lines: readonly string[]): Counts | undefined {
  const line = lines.findLast((one) => TOTALS.test(one) || (PYTEST.test(one) && DURATION.test(one)));
  if (line === undefined) return undefined;
  const count = (word: string) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(line)?.[1] ?? 0);
  return {
    passed: count('passed') + count('xpassed'),
    failed: count('failed') + count('errors?'),
    skipped: count('skipped') + count('todo') + count('xfailed'),
  };
}

// TAP `# pass 5`, and its own reporter `ℹ pass 5`.
function ofNodeTest(lines: readonly string[]): Counts | undefined {
  const count = (word: string) =>
    lines
      .map((line) => new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`).exec(line)?.[1])
      .findLast((found) => found !== undefined);
  const [passed, failed] = [count('pass'), count('fail')];
  if (passed === undefined || failed === undefined) return undefined;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(count('skipped') ?? 0) };
}

function ofMocha(lines: readonly string[]): Counts | undefined {
  const count = (word: string) =>
    lines.map((line) => new RegExp(`^\\s+(\\d+) ${word}(?: \\([\\w.]+\\))?$`).exec(line)?.[1]).findLast(Boolean);
  const passed = count('passing');
  if (passed === undefined) return undefined;
  return { passed: Number(passed), failed: Number(count('failing') ?? 0), skipped: Number(count('pending') ?? 0) };
}

function ofUnittest(lines: readonly string[]): Counts | undefined {
  const ran = lines.map((line) => /^Ran (\d+) tests? in /.exec(line)?.[1]).findLast(Boolean);
  if (ran === undefined) return undefined;
  const end = lines.findLast((line) => /^(OK|FAILED)\b/.test(line)) ?? '';
  const count = (word: string) => Number(new RegExp(`${word}=(\\d+)`).exec(end)?.[1] ?? 0);
  const failed = count('failures') + count('errors');
  const skipped = count('skipped');
  return { passed: Number(ran) - failed - skipped, failed, skipped };
}

// Istanbul and v8 `All files | 91.2 |`, node:test `# all files | 91.20 |`, coverage.py `TOTAL  120  4  97%`.
function coverageOf(lines: readonly string[]): number | undefined {
  const found = lines
    .map(
      (line) =>
        /^(?:[#ℹ] )?\s*all files\s*\|\s*([\d.]+)\s*\|/i.exec(line)?.[1] ??
        /^TOTAL\s(?:.*\s)?([\d.]+)%\s*$/.exec(line)?.[1],
    )
    .findLast((percent) => percent !== undefined);
  return found === undefined ? undefined : Number(found);
}
