import { expect, test } from 'vitest';
import { stepTitle } from './event-line.ts';

test('a step is named by what it does, without its flags', () => {
  const name = 'RUN --mount=type=secret,id=ca,target=/etc/ssl/ca.crt     --mount=type=cache,target=/root/.npm npm ci';
  expect(stepTitle({ stage: 'web 3/7', name }, 90)).toBe('[web 3/7] RUN npm ci');
  expect(stepTitle({ stage: '', name: `COPY ${'x'.repeat(200)}` }, 90).length).toBe(90);
});
