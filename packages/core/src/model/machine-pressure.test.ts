import { expect, test } from 'vitest';
import { isBusy, type MachinePressure } from './machine-pressure.ts';

const quiet: MachinePressure = { measuredMs: 4000, waiting: 0.1, idle: 0.7, stolen: 0, slowdown: 1.05, lateMs: 3 };

test.each<[string, Partial<MachinePressure>, boolean]>([
  ['nothing', {}, false],
  ['all processors taken', { waiting: 0.9, idle: 0.02 }, true],
  ['a service that its own limit holds back', { waiting: 0.9, idle: 0.6 }, false],
  ['a host that gives the processors to others', { stolen: 0.2 }, true],
  ['work that takes longer', { slowdown: 1.6 }, true],
  ['timers that go off late', { lateMs: 30 }, true],
  ['the run itself takes all processors', { waiting: 0.9, idle: 0.02, slowdown: 3, lateMs: 80, others: 0.04 }, false],
  ['others take a part of what is missing', { waiting: 0.9, idle: 0.02, others: 0.1 }, true],
  ['work takes longer, and others are why', { slowdown: 1.6, others: 0.4 }, true],
  ['others find room beside the run', { slowdown: 1.1, idle: 0.3, others: 0.4 }, false],
  ['a host that takes time and does not say so', { dragged: 2.1, others: 0.01 }, true],
  ['two halves of one processor', { dragged: 1.6, others: 0.01 }, false],
])('%s', (_, changes, busy) => {
  expect(isBusy({ ...quiet, ...changes })).toBe(busy);
});

test('where the kernel says nothing, the work beside it decides', () => {
  expect(isBusy({ measuredMs: 1, slowdown: 1, lateMs: 0 })).toBe(false);
});
