import { expect, test } from 'vitest';
import { verdictFlips, wrongVerdicts } from './verdict-flips.mjs';

const verdict = (check, outcome, service = 'quay') => ({ service, check, outcome, message: 'so it is' });
const run = (under, ...verdicts) => ({ under, verdicts });

test('a verdict that is a pass here and a fail there has flipped; unknown in between has not', () => {
  const runs = [
    run('idle', verdict('slow-start', 'pass'), verdict('root-user', 'fail'), verdict('heap-share', 'pass')),
    run('busy', verdict('slow-start', 'unknown'), verdict('root-user', 'fail'), verdict('heap-share', 'fail')),
  ];
  expect(verdictFlips(runs)).toEqual({
    flips: { 'quay heap-share': ['idle: pass', 'busy: fail'] },
    unknown: { idle: { unknown: 0, of: 3 }, busy: { unknown: 1, of: 3 } },
  });
});

test('the same check of another service is another verdict', () => {
  const runs = [run('idle', verdict('slow-start', 'pass'), verdict('slow-start', 'fail', 'mill'))];
  expect(verdictFlips(runs).flips).toEqual({});
});

test('a verdict that has to be so and is not', () => {
  const runs = [run('busy', verdict('slow-start', 'unknown'), verdict('root-user', 'pass'))];
  const expected = { 'quay slow-start': ['fail'], 'quay root-user': ['pass', 'unknown'] };
  expect(wrongVerdicts(runs, expected)).toEqual(['busy: quay slow-start: unknown: so it is']);
});
