import { readFile } from 'node:fs/promises';
import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { companionsOf, fillIn } from './companions.ts';
import { environmentArguments, environmentWords, secretValuesOf } from './image-environment.ts';

test('a datastore gets a password of its own, and whoever needs it the address', () => {
  const target = { reference: 'pier:7', beside: ['registry.example/postgres:17', 'acme/mail-sink:2'] };
  const companions = companionsOf(target);
  const [postgres, mail] = companions;
  const password = postgres?.variables.POSTGRES_PASSWORD ?? '';
  expect(password).toMatch(/^[0-9a-f]{32}$/);
  expect(postgres?.service).toMatchObject({
    image: 'registry.example/postgres:17',
    environment: { POSTGRES_PASSWORD: password },
    healthcheck: { test: expect.arrayContaining(['CMD', 'pg_isready']) },
  });
  expect(mail).toEqual({ name: 'mail-sink', service: { image: 'acme/mail-sink:2' }, variables: {} });
  expect(
    fillIn({ DB: '${POSTGRES_URL}?ssl=no', PW: '${POSTGRES_PASSWORD}', OTHER: '${HOME} ${constructor}' }, companions),
  ).toEqual({
    ...{ DB: `postgresql://app:${password}@postgres:5432/app?ssl=no`, PW: password, OTHER: '${HOME} ${constructor}' },
  });
});

test('a password that the image is given is that of its datastore', () => {
  const environment = { POSTGRES_PASSWORD: 'mussel-9' };
  const [postgres] = companionsOf({ reference: 'pier:7', beside: ['postgres:17'], environment });
  expect(postgres?.address).toBe('postgresql://app:mussel-9@postgres:5432/app');
});

test.each([[['postgres:17', 'acme/postgres']], [['other/pier:8']]])('%j would share a name', (beside) => {
  expect(() => companionsOf({ reference: 'pier:7', beside })).toThrow(/Two images would be called (postgres|pier)/);
});

const environment = { TIDE_TOKEN: 'k3-mussel-9', DB: 'postgres://app:s3-crab@db/app', MODE: 'a b', NOTE: 'x\ny' };

test('secrets of an environment are known by name and by form, and typed without their values', () => {
  expect(secretValuesOf(environment)).toEqual(['k3-mussel-9', 'postgres://app:s3-crab@db/app', 's3-crab']);
  expect(environmentWords(environment).join(' ')).toBe("--env TIDE_TOKEN --env DB --env 'MODE=a b' --env 'NOTE=x\ny'");
});

test('no value stands among the arguments of docker', async () => {
  await using folder = await makeTemporaryFolder();
  const { args, env } = await environmentArguments(environment, folder.path);
  expect(args).toEqual(['--env-file', `${folder.path}/environment`, '--env', 'NOTE']);
  expect(env).toEqual({ NOTE: 'x\ny' });
  expect(await readFile(`${folder.path}/environment`, 'utf8')).toBe(
    'TIDE_TOKEN=k3-mussel-9\nDB=postgres://app:s3-crab@db/app\nMODE=a b\n',
  );
});
