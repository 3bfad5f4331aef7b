import { userError } from '@seaworthy/core/errors';
import type { EvidenceKind, FailLevel } from '@seaworthy/core/model';
import { nearest } from '@seaworthy/core/text';

/** What of a run is judged, and what of it makes the answer no. */
export interface JudgingOptions {
  /** Ids of the checks that are judged; absent: all. Experiments that none of them needs are not run. */
  only?: readonly string[] | undefined;
  /** Ids of checks that are left out. Their verdicts are not applicable, with that reason. */
  skip?: readonly string[] | undefined;
  /** The mildest severity of a failed verdict that makes the answer no. Default `low`: every failure does. */
  failOn?: FailLevel | undefined;
  /** True: an unknown verdict or test suite makes the answer no, too. */
  strict?: boolean | undefined;
}

/** The options as the parts of a run see them. */
export interface Judging {
  /** Reasons by check; empty: all checks are judged. */
  leftOut: ReadonlyMap<string, string>;
  /** Kinds of evidence that have to be observed; undefined: all. */
  evidence: readonly EvidenceKind[] | undefined;
  failOn: FailLevel;
  strict: boolean;
}

/** Reads the options of `command`. Errors: INVALID_USAGE for a check that there is not, and when none is left. */
export async function readJudging(options: JudgingOptions, command: string): Promise<Judging> {
  const { only, skip = [], failOn = 'low', strict = false } = options;
  const { checks, evidenceFor, leaveOut } = await import('@seaworthy/checks');
  const known = Object.keys(checks);
  for (const id of only ?? []) requireCheck(id, known, `seaworthy ${command} --only`);
  for (const id of skip) requireCheck(id, known, `seaworthy ${command} --skip`);
  const leftOut = leaveOut(only === undefined ? { skip } : { only, skip });
  if (leftOut.size === known.length) {
    const problem = 'No check is left: --only and --skip leave every one of them out.';
    throw userError('INVALID_USAGE', { problem, suggestion: undefined, help: `seaworthy ${command} --help` });
  }
  return { leftOut, evidence: evidenceFor(leftOut), failOn, strict };
}

function requireCheck(id: string, known: readonly string[], typed: string): void {
  if (known.includes(id)) return;
  const guess = nearest(id, known);
  throw userError('INVALID_USAGE', {
    problem: id === '' ? 'An id of a check is empty.' : `There is no check ${id}; docs/reference/checks.md lists them.`,
    suggestion: guess === undefined ? undefined : `${typed} ${guess}`,
    help: `${typed.replace(/ --\w+$/, '')} --help`,
  });
}
