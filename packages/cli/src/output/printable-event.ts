import type { ProgressEvent } from '@seaworthy/core/model';
import { printableLines, printableTexts } from '@seaworthy/core/text';

/** Events are made of what repositories, builds and containers say. Only a notice may have more than one line. */
export function printableEvent(event: ProgressEvent): ProgressEvent {
  const lines = printableLines(event);
  return lines.type === 'notice' ? { ...lines, message: printableTexts((event as typeof lines).message) } : lines;
}
