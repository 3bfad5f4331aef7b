import { expect, test } from 'vitest';
import { secretsInCommand } from './find-secrets.ts';
import { redact, redactVariable } from './redact.ts';

test.each([
  ['RUN |1 NPM_TOKEN=q7w8e9 /bin/sh -c npm ci', 'RUN |1 NPM_TOKEN=[redacted 6 characters] /bin/sh -c npm ci'],
  ['RUN |2 A_TOKEN=two words B=1 /bin/sh -c x', 'RUN |2 A_TOKEN=[redacted 9 characters] B=1 /bin/sh -c x'],
  ['ENV DB_PASS=two words PORT=1', 'ENV DB_PASS=[redacted 9 characters] PORT=1'],
  ['/bin/sh -c #(nop)  ENV DB_PASS=two words', '/bin/sh -c #(nop)  ENV DB_PASS=[redacted 9 characters]'],
  [`RUN DB_PASS="a 'b' \\" c" npm ci`, 'RUN DB_PASS="[redacted 10 characters]" npm ci'],
  [`RUN DB_PASS=a'b c' npm ci`, 'RUN DB_PASS=[redacted 6 characters] npm ci'],
  ['RUN login --password q7w8e9 --user x', 'RUN login --password [redacted 6 characters] --user x'],
])('%s', (step, redacted) => {
  expect(redact(step)).toBe(redacted);
  expect(redact(redacted)).toBe(redacted);
  expect(secretsInCommand(redacted)).toEqual(secretsInCommand(step));
});

test('every password in a URL is redacted, and found again', () => {
  const step = redact('RUN migrate postgres://shop:gh7-kq@db/shop redis://:k@9@cache');
  expect(step).toBe(
    'RUN migrate postgres://shop:[redacted password in a URL]@db/shop redis://:[redacted password in a URL]@cache',
  );
  expect(redact(step)).toBe(step);
  expect(secretsInCommand(step)).toEqual(['password in a URL']);
});

test.each([
  ['DB_PASS=correct horse\nbattery=staple', 'DB_PASS=[redacted 28 characters]'],
  ['DB_PASS=[redacted 28 characters]', 'DB_PASS=[redacted 28 characters]'],
  ['CONNECTION=host=db password=q7w8e9', 'CONNECTION=host=db password=[redacted 6 characters]'],
  ['OPTIONS=--verbose --token q7w8e9', 'OPTIONS=--verbose --token [redacted 6 characters]'],
  ['GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305', 'GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305'],
  ['DATABASE_URL=postgres://shop@db/shop', 'DATABASE_URL=postgres://shop@db/shop'],
  ['PATH', 'PATH'],
])('a variable: %s', (variable, redacted) => expect(redactVariable(variable)).toBe(redacted));
