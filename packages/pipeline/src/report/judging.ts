import { resolve } from 'node:path';
import { readBudgetFile } from '@seaworthy/core';
import { userError } from '@seaworthy/core/errors';
import type { EvidenceKind, FailLevel, HeldTo, Strictness, Subject } from '@seaworthy/core/model';
import { nearest } from '@seaworthy/core/text';
import { holdSubjects } from './hold-subjects.ts';

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
  /** Path of a file of budgets that outweighs those of plan and compose file, relative to `directory`. */
  budget?: string | undefined;
  /** Default `standard`. */
  strictness?: Strictness | undefined;
}

/** The options as the parts of a run see them. */
export interface Judging {
  /** Reasons by check; empty: all checks are judged. */
  leftOut: ReadonlyMap<string, string>;
  /** Kinds of evidence that have to be observed; undefined: all. */
  evidence: readonly EvidenceKind[] | undefined;
  failOn: FailLevel;
  strict: boolean;
  /** Checks that have to pass, whatever their severity: not even unknown is enough. */
  demanded: ReadonlySet<string>;
  heldTo: HeldTo;
  /** The services under these budgets and at this level. Throws INVALID_USAGE where a budget is for one that is none of them. */
  hold(subjects: readonly Subject[]): Subject[];
}

/**
 * Reads the options of `command`. Errors: INVALID_USAGE for a check that there is not, and when none is left; FILE_UNREADABLE and
 * CONFIGURATION_INVALID for the file of budgets.
 */
export async function readJudging(options: JudgingOptions & { directory: string }, command: string): Promise<Judging> {
  const { directory, only, skip = [], failOn = 'low', strict = false, budget, strictness = 'standard' } = options;
  const { checks, evidenceFor, leaveOut, requiredBy } = await import('@seaworthy/checks');
  const known = Object.keys(checks);
  for (const id of only ?? []) requireCheck(id, known, `seaworthy ${command} --only`);
  for (const id of skip) requireCheck(id, known, `seaworthy ${command} --skip`);
  const leftOut = leaveOut(only === undefined ? { skip } : { only, skip });
  if (leftOut.size === known.length) {
    const problem = 'No check is left: --only and --skip leave every one of them out.';
    throw userError('INVALID_USAGE', { problem, suggestion: undefined, help: `seaworthy ${command} --help` });
  }
  const budgets = budget === undefined ? {} : await readBudgetFile(resolve(directory, budget), budget);
  return {
    ...{ leftOut, evidence: evidenceFor(leftOut), failOn, strict },
    demanded: strictness === 'cis' ? requiredBy('cis') : new Set(),
    heldTo: {
      ...(strictness === 'standard' ? {} : { strictness }),
      ...(budget === undefined ? {} : { budgets: budget }),
    },
    hold: (subjects) => holdSubjects(subjects, { strictness, budgets, file: budget ?? '' }),
  };
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
