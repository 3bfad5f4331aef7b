import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findCaBundle } from './ca-bundle.ts';

let home: string;
let pem: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'seaworthy ca '));
  pem = join(home, 'authority.pem');
  await writeFile(pem, 'x');
});

afterAll(() => rm(home, { recursive: true }));

test('takes the first file that exists and names those that do not', async () => {
  const environment = { HOME: home, NODE_EXTRA_CA_CERTS: '/no/such.pem', PIP_CERT: pem, CURL_CA_BUNDLE: '/other.pem' };
  expect(await findCaBundle(environment)).toEqual({
    bundle: { path: pem, origin: 'PIP_CERT' },
    missing: [{ path: '/no/such.pem', origin: 'NODE_EXTRA_CA_CERTS' }],
  });
});

test('reads npm’s cafile', async () => {
  await writeFile(join(home, '.npmrc'), `registry=https://npm.example.com/\ncafile="${pem}"\n`);
  expect(await findCaBundle({ HOME: home })).toEqual({
    bundle: { path: pem, origin: 'cafile in ~/.npmrc' },
    missing: [],
  });
});

test('finds nothing where nothing is set', async () => {
  expect(await findCaBundle({ HOME: join(home, 'nobody') })).toEqual({ missing: [] });
});

test('insists on the option', async () => {
  await expect(findCaBundle({ HOME: home, PIP_CERT: pem }, '/no/option.pem')).rejects.toMatchObject({
    code: 'CA_BUNDLE_MISSING',
  });
});
