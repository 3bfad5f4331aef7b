import { subject } from '@seaworthy/testkit';
import { kept } from '@seaworthy/testkit/checks';
import { expect, test } from 'vitest';
import declared from './oversized-image.ts';

const check = kept(declared);

const files = { files: 12, shells: [], packageManagers: [], setuid: [], secretFiles: [] };
const layers = [
  { digest: 'sha256:1', createdBy: '', unpackedBytes: 90_000_000, transferredBytes: 30_000_000 },
  { digest: 'sha256:2', createdBy: 'COPY . .', unpackedBytes: 27_000_000, transferredBytes: 11_000_000 },
];

test('passes at the budget', () => {
  const imageFiles = { ...files, layers, unpackedBytes: 117_000_000, transferredBytes: 41_000_000 };
  expect(check.judge({ imageFiles }, subject())).toEqual({
    outcome: 'pass',
    message: '41 MB transferred, 117 MB unpacked.',
    measures: [
      { value: 41, budget: 41, unit: 'MB', label: 'Image, transferred' },
      { value: 117, budget: 117, unit: 'MB', label: 'Image, unpacked' },
    ],
  });
});

test.each([
  ['transferred', 41_100_000, 117_000_000],
  ['unpacked', 41_000_000, 117_100_000],
])('fails when too large %s, and lists the largest layers', (_, transferredBytes, unpackedBytes) => {
  const imageFiles = { ...files, layers, unpackedBytes, transferredBytes };
  expect(check.judge({ imageFiles }, subject())).toMatchObject({
    outcome: 'fail',
    seen: ['90 MB: (base image)', '27 MB: COPY . .'],
  });
});
