import { expect, test } from 'vitest';
import { cameAsFar, type TrialStart } from './start-trial.ts';

const start: TrialStart = { completed: false, healthy: true, answering: [4173], running: true, tookMs: 900, why: '' };

test.each([
  ['the same', start, {}, true],
  ['more than without flags', { ...start, answering: [4173, 9090] }, {}, true],
  ['running, and no answer', { ...start, answering: [] }, {}, false],
  ['an answer at another port', { ...start, answering: [9090] }, {}, false],
  ['unhealthy', { ...start, healthy: false }, {}, false],
  ['unhealthy as it was without flags', { ...start, healthy: false }, { healthy: false }, true],
  ['ended', { ...start, running: false }, {}, false],
  ['a job that ends as before', { ...start, completed: true, running: false }, { completed: true }, true],
  ['a job that does not end', start, { completed: true }, false],
])('%s', (_what, seen, wanted, expected) => expect(cameAsFar(seen, { ...start, ...wanted })).toBe(expected));
