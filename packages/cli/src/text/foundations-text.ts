import { formatBytes } from '@seaworthy/core/format';
import type { FoundationSubstitution } from '@seaworthy/pipeline';

/** One line per base image: what it stands in for, its tag, and its sizes. */
export function renderFoundations(made: readonly FoundationSubstitution[]): string {
  const width = Math.max(0, ...made.map(({ reference }) => reference.length));
  return made
    .map(({ reference, substitute, transferredBytes, sizeBytes }) => {
      const sizes = `${formatBytes(transferredBytes)} transferred, ${formatBytes(sizeBytes)} unpacked`;
      return `${reference.padEnd(width)}  ${substitute}  ${sizes}`;
    })
    .join('\n');
}
