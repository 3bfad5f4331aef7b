import { expect, test } from 'vitest';
import { blankComments } from './blank-comments.ts';

test.each([
  ["x = 'a#b'  # gone", "x = 'a#b'        "],
  ['def f():\n    """gone\n    gone"""\n    return 1', 'def f():\n           \n           \n    return 1'],
  ['q = """kept # kept"""', 'q = """kept # kept"""'],
])('%s', (text, expected) => {
  expect(blankComments(text)).toBe(expected);
});
