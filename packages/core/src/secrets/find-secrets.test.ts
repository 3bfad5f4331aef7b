import { expect, test } from 'vitest';
import { secretsInCommand, secretsInVariables } from './find-secrets.ts';

test('finds variables with real values, quoted or exported', () => {
  const lines = [
    ...['export API_KEY="k-93"', "TOKEN='zz9'", 'PASSWORD=', 'SECRET=$OTHER', 'CLIENT_SECRET=/run/secrets/x', 'PORT=1'],
    ...['# DB_PASSWORD=gh7-kq', 'USE_AUTH_TOKEN=true', 'JWT_SECRET=${JWT_SECRET:-}', 'AUTH_KEY=two\nlines'],
    ...['AWS_SECRET_ACCESS_KEY=/K7MDENG/bPxRfiCYabc'],
  ];
  expect(secretsInVariables(lines)).toEqual(['API_KEY', 'TOKEN', 'AUTH_KEY', 'AWS_SECRET_ACCESS_KEY']);
});

test.each([
  'postgres://shop@db/shop',
  'postgresql+asyncpg://db:5432/shop?sslmode=require',
  'sqlite:///data/shop.db',
  'file:./shop.db',
  'db:5432',
  'localhost',
  'host=db user=shop',
  'Server=db;User Id=shop;Password=changeme;',
  '${DATABASE_URL}',
])('DATABASE_URL=%s gives no secret away', (value) =>
  expect(secretsInVariables([`DATABASE_URL=${value}`])).toEqual([]),
);

test.each([
  'postgres://shop:gh7-kq@db/shop',
  'jdbc:postgresql://db/shop?user=shop&password=gh7-kq',
  'host=db user=shop password=gh7-kq',
  'Server=db;User Id=shop;Password=gh7-kq;',
  'AccountName=shop;AccountKey=gh7kq==',
  'https://0f3a9c@sentry.example/1',
  'hunter2hunter2',
])('DATABASE_URL=%s does', (value) => expect(secretsInVariables([`DATABASE_URL=${value}`])).toEqual(['DATABASE_URL']));

test('finds what a build step is given, not what it reads', () => {
  expect(secretsInCommand('RUN |1 NPM_TOKEN=q7w8e9 /bin/sh -c npm ci')).toEqual(['NPM_TOKEN']);
  expect(secretsInCommand('RUN npm login --password q7w8e9 --user x')).toEqual(['password']);
  expect(secretsInCommand('RUN curl --api-key=q7w8e9')).toEqual(['api-key']);
  expect(secretsInCommand('RUN NPM_TOKEN=$(cat /run/secrets/npm) npm ci')).toEqual([]);
  expect(secretsInCommand('RUN --mount=type=secret,id=npm_token npm ci --token --force')).toEqual([]);
  expect(secretsInCommand('RUN login --password-stdin < /run/secrets/x')).toEqual([]);
});
