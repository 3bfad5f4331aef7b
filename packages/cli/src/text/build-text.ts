import { formatBytes, formatDuration } from '@seaworthy/core/format';
import type { BuildRecord } from '@seaworthy/core/model';
import { printableLines } from '@seaworthy/core/text';
import type { Colors } from '../output/colors.ts';

/** Images with their sizes, and how much came from the cache. */
export function renderBuild({ images, cache, durationMs }: BuildRecord, colors: Colors): string {
  const rows = printableLines(images).map(({ reference, transferredBytes, unpackedBytes }) => [
    reference,
    `${formatBytes(transferredBytes)} transferred`,
    `${formatBytes(unpackedBytes)} unpacked`,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map(
    ([name = '', transferred = '', unpacked = '']) =>
      `  ${name.padEnd(widths[0] ?? 0)}  ${transferred.padStart(widths[1] ?? 0)}  ${unpacked.padStart(widths[2] ?? 0)}`,
  );
  const cached = `${cache.cachedSteps} of ${cache.cacheableSteps} cacheable steps from the cache`;
  return [...lines, `${colors.green('✓')} built in ${formatDuration(durationMs)}, ${cached}`].join('\n');
}
