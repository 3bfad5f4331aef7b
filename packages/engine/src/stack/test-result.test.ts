import { expect, test } from 'vitest';
import { readTestResult } from './test-result.ts';

const counts = (passed: number, failed = 0, skipped = 0) => ({ counts: { passed, failed, skipped } });

// What vitest 4, jest 30, mocha 11, Node 22 and 24, pytest 8 and unittest of Python 3.13 really print.
test.each<[string, string[], object]>([
  [
    'vitest',
    [' Test Files  1 failed | 2 passed (3)', '      Tests  1 failed | 6 passed | 2 skipped (9)'],
    counts(6, 1, 2),
  ],
  [
    'vitest in colour',
    ['\u001b[2m      Tests \u001b[22m \u001b[1m\u001b[32m7 passed\u001b[39m\u001b[22m\u001b[90m (7)\u001b[39m'],
    counts(7),
  ],
  ['jest', ['Test Suites: 1 failed, 1 total', 'Tests:       1 failed, 2 skipped, 5 passed, 8 total'], counts(5, 1, 2)],
  ['mocha', ['  5 passing (12ms)', '  2 pending', '  1 failing'], counts(5, 1, 2)],
  ['node:test as TAP', ['# tests 6', '# pass 5', '# fail 1', '# skipped 0'], counts(5, 1)],
  ['node:test', ['ℹ tests 6', 'ℹ pass 4', 'ℹ fail 0', 'ℹ skipped 2'], counts(4, 0, 2)],
  ['pytest', ['=================== 1 failed, 5 passed, 2 skipped in 0.12s ==================='], counts(5, 1, 2)],
  ['pytest -q', ['5 passed, 1 warning in 0.10s'], counts(5)],
  ['pytest that can not import', ['=========== 1 error in 0.10s ==========='], counts(0, 1)],
  ['unittest', ['Ran 6 tests in 0.001s', '', 'FAILED (failures=1, errors=1, skipped=1)'], counts(3, 2, 1)],
  ['unittest, all well', ['Ran 1 test in 0.001s', '', 'OK'], counts(1)],
  [
    'coverage of v8',
    ['All files          |   91.23 |    85.0 |', 'Tests  1 passed (1)'],
    { ...counts(1), coveragePercent: 91.23 },
  ],
  ['coverage of node', ['# all files | 88.10 | 75.00 | 100.00 |'], { coveragePercent: 88.1 }],
  ['coverage.py', ['TOTAL                     120      4    97%'], { coveragePercent: 97 }],
  ['a suite of its own kind', ['all sails are up'], {}],
  ['an application that talks of tests', ['info: Tests of the harbour begin', '3 passed by'], {}],
])('%s', (_, lines, result) => {
  expect(readTestResult(lines)).toEqual(result);
});
