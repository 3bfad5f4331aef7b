import { expect, test } from 'vitest';
import { isSecretName, redact, secretsInAssignments, secretsInCommand, secretValue } from './secret-words.ts';

test.each([
  'DB_PASSWORD',
  'NPM_TOKEN',
  'OPENAI_API_KEY',
  'apiKey',
  'SESSION_SECRET',
  'AWS_SECRET_ACCESS_KEY',
  'SIGNING_KEY',
])('%s is the name of a secret', (name) => expect(isSecretName(name)).toBe(true));

test.each([
  ...['TOKEN_VERSION', 'DB_PASSWORD_FILE', 'PUBLIC_KEY', 'PUBLIC_TOKEN', 'GPG_KEY', 'KEY', 'CACHE_KEY', 'SECRET_NAME'],
  ...['KEYBOARD', 'MONKEY', 'TOKENIZERS_PARALLELISM', 'AWS_ACCESS_KEY_ID', 'NODE_VERSION', 'PATH'],
])('%s is not', (name) => expect(isSecretName(name)).toBe(false));

test.each([
  ['AKIAIOSFODNN7EXAMPLE', 'AWS access key'],
  [`ghp_${'a1'.repeat(18)}`, 'GitHub token'],
  [`npm_${'a1'.repeat(18)}`, 'npm token'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private key'],
  ['postgres://shop:gh7-kq@db:5432/shop', 'password in a URL'],
])('%s is a %s', (text, kind) => expect(secretValue(text)).toBe(kind));

test.each([
  ...[
    '-----BEGIN CERTIFICATE-----\nMIIB',
    '-----BEGIN PUBLIC KEY-----\nMIIB',
    'postgres://shop@db/shop',
    'npm_config_nodedir',
  ],
  ...[
    'postgres://shop:$DB_PASSWORD@db/shop',
    'postgres://user:password@localhost/db',
    'sk-short',
    'task-force-of-many-words',
  ],
])('%s is no secret', (text) => expect(secretValue(text)).toBeUndefined());

test('finds assignments with real values, quoted or exported', () => {
  const lines = [
    'export API_KEY="k-93"',
    "TOKEN='zz9'",
    'PASSWORD=',
    'SECRET=$OTHER',
    'CLIENT_SECRET=/run/secrets/x',
    'PORT=1',
  ];
  expect(secretsInAssignments(lines)).toEqual([
    { name: 'API_KEY', length: 4 },
    { name: 'TOKEN', length: 3 },
  ]);
});

test('finds what a build step is given, not what it reads', () => {
  expect(secretsInCommand('RUN |1 NPM_TOKEN=q7w8e9 /bin/sh -c npm ci')).toEqual([{ name: 'NPM_TOKEN', length: 6 }]);
  expect(secretsInCommand('RUN NPM_TOKEN=$(cat /run/secrets/npm) npm ci')).toEqual([]);
  expect(secretsInCommand('RUN --mount=type=secret,id=npm_token npm ci')).toEqual([]);
});

test('what is redacted holds no value and is found again', () => {
  const step = redact('RUN |1 NPM_TOKEN=q7w8e9 /bin/sh -c npm ci');
  expect(step).toBe('RUN |1 NPM_TOKEN=[redacted 6 characters] /bin/sh -c npm ci');
  expect(redact(step)).toBe(step);
  expect(secretsInCommand(step)).toEqual([{ name: 'NPM_TOKEN', length: 6 }]);

  const url = redact('RUN migrate postgres://shop:gh7-kq@db/shop');
  expect(url).toBe('RUN migrate postgres://shop:[redacted password in a URL]@db/shop');
  expect(secretsInCommand(url)).toEqual([{ name: 'password in a URL', length: 0 }]);
});
