import { textWidth } from '@seaworthy/core/format';
import { printableLines } from '@seaworthy/core/text';
import type { PinnedImage, Pinning } from '@seaworthy/pipeline';
import type { Colors } from '../output/colors.ts';

/** One line per image: its name, its digest as far as one reads it, and whether it is new; then the file that holds them. */
export function renderPinning(pinning: Pinning, colors: Colors): string {
  const { images, written } = printableLines(pinning);
  const width = Math.max(0, ...images.map(({ reference }) => textWidth(reference)));
  const lines = images.map(
    (image) =>
      `${markOf(image, colors)} ${image.reference}${' '.repeat(width - textWidth(image.reference))}  ${saidOf(image)}`,
  );
  const end =
    written === undefined ? 'Nothing changed.' : `${written} holds the digests: commit it with the generated files.`;
  return [...lines, end].join('\n');
}

function markOf({ reason }: PinnedImage, colors: Colors): string {
  return reason === undefined ? colors.green('✓') : colors.red('✗');
}

function saidOf({ digest, state, reason }: PinnedImage): string {
  const short = digest?.slice(0, 'sha256:'.length + 12);
  if (reason === undefined) return `${short}  ${state}`;
  return short === undefined ? `by tag alone: ${reason}` : `${short}  kept: ${reason}`;
}
