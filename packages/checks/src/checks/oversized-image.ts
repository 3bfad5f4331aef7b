import { defineCheck, fail, pass } from '../define-check.ts';

export default defineCheck({
  id: 'oversized-image',
  severity: 'low',
  title: { pass: 'The image is within its budget', fail: 'The image is over its budget' },
  needs: ['imageFiles'],

  judge({ imageFiles }, { budgets }) {
    const transferred = megabytes(imageFiles.transferredBytes);
    const unpacked = megabytes(imageFiles.unpackedBytes);
    const measures = [
      { value: transferred, budget: budgets.imageTransferredMb, unit: 'MB' as const },
      { value: unpacked, budget: budgets.imageUnpackedMb, unit: 'MB' as const },
    ];
    const message = `${transferred} MB transferred, ${unpacked} MB unpacked.`;
    if (transferred <= budgets.imageTransferredMb && unpacked <= budgets.imageUnpackedMb) {
      return pass(message, { measures });
    }
    const largest = imageFiles.layers
      .toSorted((a, b) => (b.unpackedBytes ?? 0) - (a.unpackedBytes ?? 0))
      .slice(0, 5)
      .map(({ createdBy, unpackedBytes }) => `${megabytes(unpackedBytes ?? 0)} MB: ${createdBy || '(base image)'}`);
    return fail({
      message: `${message} The budget is ${budgets.imageTransferredMb} MB and ${budgets.imageUnpackedMb} MB.`,
      measures,
      seen: largest,
      fix: 'Copy only what runs into a last stage without build tools and development dependencies; the largest layers are listed.',
    });
  },
});

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e5) / 10;
}
