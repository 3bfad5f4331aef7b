import { expect, test } from 'vitest';
import { inOrder } from './questions.ts';

test('the program is touched last, and nothing is asked twice', () => {
  expect(inOrder(['heap', 'init', 'kernel', 'heap'])).toEqual(['kernel', 'init', 'heap']);
});
