import { type HistoryEntry, historyEntrySchema } from '@seaworthy/core/model';
import type { Target } from './open-target.ts';
import { readStateFile } from './state-folder.ts';

/** Earlier builds, oldest first. Lines that another version wrote are left out. */
export async function readHistory(target: Target): Promise<HistoryEntry[]> {
  const text = (await readStateFile(target, 'history.jsonl')) ?? '';
  return text.split('\n').flatMap((line) => {
    try {
      return [historyEntrySchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
}
