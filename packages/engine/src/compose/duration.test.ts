import { expect, test } from 'vitest';
import { durationMs } from './duration.ts';

test.each([
  ['1m30s', 90_000],
  ['500ms', 500],
  ['1h', 3_600_000],
  ['2.5s', 2500],
])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));
