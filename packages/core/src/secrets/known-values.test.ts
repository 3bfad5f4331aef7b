import { expect, test } from 'vitest';
import { hideValues } from './known-values.ts';
import { redact, redactVariable } from './redact.ts';
import { redactTexts } from './redact-texts.ts';

test('a value that was said to be a secret is redacted in any form', () => {
  expect(redact('refused for mussel-9x, sorry')).toBe('refused for mussel-9x, sorry');
  hideValues(['mussel-9x', 'mussel-9x-tail', 'barnacle', 'abc', 'changeme']);
  expect(redact('refused for mussel-9x, sorry')).toBe('refused for [redacted 9 characters], sorry');
  expect(redact('mussel-9x-tail')).toBe('[redacted 14 characters]');
  expect(redactVariable('NOTE=mussel-9x')).toBe('NOTE=[redacted 9 characters]');
  expect(redactTexts({ lines: ['it got mussel-9x'] })).toEqual({ lines: ['it got [redacted 9 characters]'] });
});

test('words of documents stay what they are, and so does what everybody writes', () => {
  hideValues(['barnacle', 'abc', 'changeme']);
  expect(redactTexts({ outcome: 'barnacle', message: 'a barnacle' })).toEqual({
    outcome: 'barnacle',
    message: 'a [redacted 8 characters]',
  });
  expect(redact('abc changeme')).toBe('abc changeme');
});
