import { expect, test } from 'vitest';
import { secretsInCommand, secretsInVariables } from './find-secrets.ts';
import { redact } from './redact.ts';

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

test.each([
  String.raw`RUN printf 'PORT=3000\nAPI_KEY=change-me\n' > .env && printf 'API_KEY=your-own\n' > .env.example`,
  String.raw`RUN printf "PORT=3000\n# more\nAPI_KEY=change-me\n" > .env && echo "done"`,
  `RUN echo "don't" && echo 'PORT=1' > .env && echo 'API_KEY=test' >> .env`,
  `RUN sh -c 'API_KEY='$KEY' npm ci'`,
  String.raw`RUN sh -c "API_KEY=\"$KEY\" npm ci"`,
  `CMD ["sh", "-c", "API_KEY=", "PORT=3000"]`,
])('%s writes no secret', (step) => expect(secretsInCommand(step)).toEqual([]));

test.each([
  [String.raw`RUN printf 'PORT=3000\nAPI_KEY=q7w8e9\n' > .env && printf 'TOKEN=change-me\n'`, 'API_KEY'],
  [String.raw`RUN printf '# mine\nTOKEN=q7w8e9' > .env`, 'TOKEN'],
  [`RUN echo "don't" && API_KEY='q7 w8' npm ci`, 'API_KEY'],
  [`RUN echo don't && API_KEY='q7 w8' npm ci && echo can't`, 'API_KEY'],
  [`RUN sh -c 'API_KEY='q7w8e9' npm ci'`, 'API_KEY'],
  [`RUN echo "API_KEY="'q7 w8' >> .env`, 'API_KEY'],
  [`RUN env -e'PORT=3000' -e'API_KEY=q7w8e9' npm ci`, 'API_KEY'],
  [String.raw`RUN sh -c "API_KEY=\"q7 w8\" npm ci"`, 'API_KEY'],
])('%s writes %s', (step, name) => {
  expect(secretsInCommand(step)).toEqual([name]);
  const redacted = redact(step);
  expect(redacted).not.toMatch(/q7|w8|e9/);
  expect(redact(redacted)).toBe(redacted);
  expect(secretsInCommand(redacted)).toEqual([name]);
});
