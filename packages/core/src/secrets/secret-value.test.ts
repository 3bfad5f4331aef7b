import { expect, test } from 'vitest';
import { secretValue } from './secret-value.ts';

test.each([
  ['AKIAIOSFODNN7EXAMPLE', 'AWS access key'],
  [`ghp_${'a1'.repeat(18)}`, 'GitHub token'],
  [`npm_${'a1'.repeat(18)}`, 'npm token'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private key'],
  ['postgres://shop:gh7-kq@db:5432/shop', 'password in a URL'],
  ['postgres://a:password@db/a redis://:gh7-kq@cache', 'password in a URL'],
  ['postgres://shop:[redacted password in a URL]@db', 'password in a URL'],
])('%s is a %s', (text, kind) => expect(secretValue(text)).toBe(kind));

test.each([
  ...['-----BEGIN CERTIFICATE-----\nMIIB', '-----BEGIN PUBLIC KEY-----\nMIIB', 'npm_config_nodedir', 'sk-short'],
  ...['postgres://shop@db/shop', 'postgres://shop:$DB_PASSWORD@db/shop', 'postgres://user:password@localhost/db'],
  ...['task-force-of-many-words', 'http://localhost:4873/@scope/package'],
])('%s is no secret', (text) => expect(secretValue(text)).toBeUndefined());
