import { formatBudget, formatBytes } from '@seaworthy/core/format';
import { defineCheck, fail, pass } from '../define-check.ts';
import { sizeMeasure } from '../size-measure.ts';

export default defineCheck({
  id: 'oversized-image',
  severity: 'low',
  title: { pass: 'The image is within its budget', fail: 'The image is over its budget' },
  needs: ['imageFiles'],
  cause: { dockerfile: [] },
  settings: [{ key: 'budgets', to: 'what it may weigh, if it really needs the dependencies whose layers are listed' }],

  judge({ imageFiles }, { budgets }) {
    const { transferredBytes, unpackedBytes, layers } = imageFiles;
    const transferred = sizeMeasure(transferredBytes, budgets.imageTransferredMb);
    const unpacked = sizeMeasure(unpackedBytes, budgets.imageUnpackedMb);
    const measures = [
      { ...transferred, label: 'Image, transferred' },
      { ...unpacked, label: 'Image, unpacked' },
    ];
    const message = `${formatBytes(transferredBytes)} transferred, ${formatBytes(unpackedBytes)} unpacked.`;
    if (transferred.value <= budgets.imageTransferredMb && unpacked.value <= budgets.imageUnpackedMb) {
      return pass(message, { measures });
    }
    const largest = layers
      .toSorted((a, b) => (b.unpackedBytes ?? 0) - (a.unpackedBytes ?? 0))
      .slice(0, 5)
      .map((layer) => `${formatBytes(layer.unpackedBytes ?? 0)}: ${layer.createdBy || '(base image)'}`);
    return fail({
      message: `${message} The budget is ${formatBudget(budgets.imageTransferredMb, 'MB')} and ${formatBudget(budgets.imageUnpackedMb, 'MB')}.`,
      measures,
      seen: largest,
      fix: 'Copy only what runs into a last stage without build tools and development dependencies; the largest layers are listed.',
    });
  },
});
