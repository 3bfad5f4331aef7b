import { type HistoryEntry, historyEntrySchema } from '@seaworthy/core/model';
import type { Target } from './open-target.ts';
import { readLines } from './state-folder.ts';

/** Earlier builds, oldest first. */
export function readHistory(target: Target): Promise<HistoryEntry[]> {
  return readLines(target, 'history.jsonl', historyEntrySchema);
}
