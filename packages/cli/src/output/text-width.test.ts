import { expect, test } from 'vitest';
import { stepTitle } from './event-line.ts';
import { textWidth, truncateText } from './text-width.ts';

test.each([
  ['abc', 3],
  ['\x1b[31mred\x1b[0m', 3],
  ['日本', 4],
  ['🚢', 2],
  ['é', 1],
  ['e\u0301', 1],
])('%j takes %i columns', (text, width) => {
  expect(textWidth(text)).toBe(width);
});

test('truncation counts columns, not characters', () => {
  expect(truncateText('日本語テスト', 7)).toBe('日本語…');
  expect(truncateText('short', 5)).toBe('short');
});

test('a step is named by what it does, without its flags', () => {
  const name = 'RUN --mount=type=secret,id=ca,target=/etc/ssl/ca.crt     --mount=type=cache,target=/root/.npm npm ci';
  expect(stepTitle({ stage: 'web 3/7', name }, 90)).toBe('[web 3/7] RUN npm ci');
  expect(stepTitle({ stage: '', name: `COPY ${'x'.repeat(200)}` }, 90).length).toBe(90);
});
