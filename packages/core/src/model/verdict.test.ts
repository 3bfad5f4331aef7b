import { expect, test } from 'vitest';
import { measureSchema } from './verdict.ts';

test.each(['MB', '%', 'processes', 'open files'])('%s is a unit', (unit) => {
  expect(measureSchema.safeParse({ value: 1, unit }).success).toBe(true);
});

test.each(['', ' ports', '<b>', '\u001b[2J', 'ports\n'])('%j is none', (unit) => {
  expect(measureSchema.safeParse({ value: 1, unit }).success).toBe(false);
});
