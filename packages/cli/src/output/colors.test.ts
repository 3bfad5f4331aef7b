import { expect, test } from 'vitest';
import { colorsFor } from './colors.ts';

test.each([
  [true, {}, true],
  [false, {}, false],
  [undefined, {}, false],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [false, { FORCE_COLOR: '1' }, true],
  [true, { FORCE_COLOR: '0' }, false],
  [true, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
])('terminal %s with %o: colours %s', (isTTY, environment, expected) => {
  expect(colorsFor({ isTTY }, environment).isColorSupported).toBe(expected);
});
