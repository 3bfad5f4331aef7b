import { type EarlierVerdicts, earlierVerdictsSchema, type Verdict } from '@seaworthy/core/model';
import type { Target } from './open-target.ts';
import { readLines, STATE_FOLDER } from './state-folder.ts';
import type { FileToWrite } from './write-files.ts';

const FILE = 'verdicts.jsonl';
/** As many runs are kept: a month of days, and a file that stays small. */
const KEPT_RUNS = 30;

/** The verdicts of earlier runs, oldest first. `place` is the folder below the state folder, empty or with a slash at its end. */
export function readEarlierVerdicts(target: Target, place: string): Promise<EarlierVerdicts[]> {
  return readLines(target, `${place}${FILE}`, earlierVerdictsSchema);
}

/** The file with this run added, but for what it left out; absent when nothing was observed, which is no verdict to compare with. */
export function addVerdicts(
  earlier: readonly EarlierVerdicts[],
  { createdAt, verdicts }: { createdAt: string; verdicts: readonly Verdict[] },
  place: string,
): FileToWrite[] {
  const judged = verdicts.filter(({ leftOut }) => leftOut === undefined);
  if (judged.every(({ outcome }) => outcome === 'unknown')) return [];
  const outcomes: EarlierVerdicts['outcomes'] = Object.create(null);
  for (const { check, service, outcome } of judged) {
    outcomes[check] = Object.assign(Object.create(null), outcomes[check], { [service]: outcome });
  }
  const runs = [...earlier, { createdAt, outcomes }].slice(-KEPT_RUNS);
  return [{ path: `${STATE_FOLDER}/${place}${FILE}`, content: runs.map((run) => `${JSON.stringify(run)}\n`).join('') }];
}
