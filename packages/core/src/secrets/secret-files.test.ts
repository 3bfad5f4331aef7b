import { expect, test } from 'vitest';
import { fileHoldsSecret, isSecretCandidate, isWithheld } from './secret-files.ts';

const KEY = '-----BEGIN PRIVATE KEY-----\nMIIEvQ\n-----END PRIVATE KEY-----\n';
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';

test.each([
  ['/srv/tls/server.key', KEY],
  ['/home/shop/.ssh/id_ed25519', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n'],
  ['/srv/.env', 'PORT=4173\nSTRIPE_SECRET=q7w8e9\n'],
  ['/srv/.env.production', 'DATABASE_URL=postgres://shop:gh7-kq@db/shop\n'],
  ['/root/.npmrc', '//registry.example/:_authToken=q7w8e9\n'],
  ['/root/.aws/credentials', '[default]\naws_secret_access_key = q7w8e9\n'],
  ['/root/.docker/config.json', '{"auths":{"x":{"auth":"c2hvcDpx"}}}'],
  ['/srv/.yarnrc.yml', 'npmRegistries:\n  "https://registry.example":\n    npmAuthToken: q7w8e9\n'],
  ['/srv/pip.conf', '[global]\nindex-url = https://shop:q7w8e9@pypi.example/simple\n'],
  ['/srv/auth.toml', '[http-basic.harbour]\nusername = "shop"\npassword = "q7w8e9"\n'],
  ['/srv/service-account.json', JSON.stringify({ private_key: KEY })],
])('%s holds a secret', (path, text) => {
  expect(isSecretCandidate(path)).toBe(true);
  expect(fileHoldsSecret(path, text)).toBe(true);
});

test.each([
  ['/etc/ssl/certs/ca.pem', CERTIFICATE],
  ['/usr/local/lib/python3.13/site-packages/certifi/cacert.pem', CERTIFICATE],
  ['/srv/jwt.pem', '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n'],
  ['/srv/.env', 'PORT=4173\nAPI_KEY=change-me\nTOKEN_VERSION=2\n'],
  [
    '/srv/.npmrc',
    '@shop:registry=https://registry.example\n# _authToken=old\n//registry.example/:_authToken=$NPM_TOKEN\n',
  ],
])('%s holds none', (path, text) => expect(fileHoldsSecret(path, text)).toBe(false));

test.each([
  ...[
    '/srv/.env.example',
    '/srv/node_modules/tls-lib/test/fixtures/server.key',
    '/srv/environment.ts',
    '/srv/keyboard.js',
  ],
  ...['/usr/share/doc/openssl/demo.key', '/usr/local/lib/python3.13/site-packages/aiohttp/tests/server.key'],
])('%s is not looked into', (path) => expect(isSecretCandidate(path)).toBe(false));

test('what no build needs is kept from it unread; settings are not', () => {
  const paths = [
    '.npmrc',
    'api/.npmrc.ci',
    'tls/server.key',
    'service-account-prod.json',
    'credentials.json',
    '.netrc',
  ];
  expect(paths.filter((path) => !isWithheld(path))).toEqual([]);
  expect(['pip.conf', '.yarnrc.yml', 'package.json', 'src/keys.ts'].filter(isWithheld)).toEqual([]);
});
