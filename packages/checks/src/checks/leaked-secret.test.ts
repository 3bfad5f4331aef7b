import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './leaked-secret.ts';

const check = kept(declared);

const imageConfig = {
  user: '',
  entrypoint: [],
  command: [],
  environment: ['PORT=4173'],
  labels: {},
  history: ['COPY . .'],
};
const imageFiles = {
  ...{ files: 12, unpackedBytes: 5, transferredBytes: 4, layers: [] },
  ...{ shells: [], packageManagers: [], setuid: [], secretFiles: [] },
};

test('passes when there is none', () => {
  expect(check.judge({ imageConfig, imageFiles }, subject())).toEqual({
    outcome: 'pass',
    message: 'None in 12 files, 1 build step and 1 variable.',
    measures: [{ value: 0, budget: 0, unit: 'secrets' }],
  });
});

test.each([
  ['environment', { environment: ['SESSION_SECRET=[redacted 19 characters]'] }, 'environment: SESSION_SECRET'],
  ['labels', { labels: { 'quay.token': '[redacted 16 characters]' } }, 'label: quay.token'],
  ['history', { history: ['RUN |1 NPM_TOKEN=[redacted 31 characters] npm ci'] }, /^history: NPM_TOKEN in RUN/],
])('fails for a secret in the %s', (_, change, seen) => {
  const judgement = check.judge({ imageConfig: { ...imageConfig, ...change }, imageFiles }, subject());
  const measures = [{ value: 1, budget: 0, unit: 'secrets' }];
  expect(judgement).toMatchObject({ outcome: 'fail', measures, seen: [expect.stringMatching(seen)] });
});

test('fails for a secret file, also of a hidden layer', () => {
  const files = { ...imageFiles, secretFiles: ['/srv/.env'] };
  expect(check.judge({ imageConfig, imageFiles: files }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['file: /srv/.env'],
  });
});
