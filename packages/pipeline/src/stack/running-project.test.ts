import { expect, test } from 'vitest';
import { nameOfComposeText } from './running-project.ts';

test.each([
  ['name: harbour\nservices: {}\n', 'harbour'],
  ['# the stack\nname: "quay-7"  # ours\n', 'quay-7'],
  ['services:\n  name: pier\n', undefined],
  ['name: harbour\nservices: [broken', 'harbour'],
  ['name: --volumes\n', undefined],
  ['name: ${PROJECT:-tide}\n', undefined],
  ['', undefined],
])('%j', (text, name) => {
  expect(nameOfComposeText(text)).toBe(name);
});
