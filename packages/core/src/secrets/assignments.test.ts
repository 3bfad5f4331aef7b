import fc from 'fast-check';
import { expect, test } from 'vitest';
import { secretsInCommand } from './find-secrets.ts';
import { redact } from './redact.ts';

/** What shells trip over, in any order: quotes that don't close, escapes, other assignments, an apostrophe in prose. */
const pieces = [
  ...[' ', ' ', '\n', "'", '"', '\\', '\\n', '\\"', 'n', '3', '$', '(', ';', ' && ', "don't", '-e', '--x '],
  ...['PORT=', ' A=', 'API_TOKEN=', 'change-me', 'k93x'],
];
const anyText = fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((parts) => parts.join(''));
const anySeparator = fc.constantFrom(' ', '\n', '\\n', "'", '"', ';', '(');
const anyQuote = fc.constantFrom('', "'", '"', '\\"');

test('a password behind its name is redacted, however the quotes around it stand', () => {
  fc.assert(
    fc.property(anyText, anySeparator, anyQuote, anyText, (before, separator, quote, behind) => {
      const step = `RUN ${before}${separator}DB_PASSWORD=${quote}hunter7zz${quote}${behind}`;
      expect(redact(step)).not.toContain('hunter7zz');
    }),
    { numRuns: 500 },
  );
});

test('what is left of a step after its redaction has secrets where the step had them', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const found = secretsInCommand(`RUN ${text}`).length > 0;
      expect(secretsInCommand(redact(`RUN ${text}`)).length > 0).toBe(found);
    }),
    { numRuns: 500 },
  );
});
