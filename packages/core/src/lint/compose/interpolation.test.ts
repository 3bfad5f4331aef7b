// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is the syntax of compose files
import { expect, test } from 'vitest';
import { withDefaults } from './interpolation.ts';

test.each([
  ['a:${TAG:-1.2}', 'a:1.2'],
  ['${A-b}/${C}', 'b/${C}'],
  ['${A:?why: not}@$B', '${A}@$B'],
  ['${A:+x}', '${A}'],
  ['${A', '${A'],
])('%s', (text, filled) => expect(withDefaults(text)).toBe(filled));
