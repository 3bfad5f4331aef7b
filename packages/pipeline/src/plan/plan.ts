import { type AnswerPlace, answerPlaceOf, questionError } from '@seaworthy/core';
import type { UserError } from '@seaworthy/core/errors';
import type { Facts, FileChange, Plan, Question } from '@seaworthy/core/model';
import { filesOf, isBlocked } from '../plan-reading.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { compareWithTree } from '../target/compare-tree.ts';
import { type PlanningOptions, planProject } from './plan-project.ts';

export interface PlanOptions extends Pick<ProjectOptions, 'directory'>, PlanningOptions {
  /** Path of a saved facts.json to start from; absent: the repository is read. */
  from?: string | undefined;
}

/** A question that has to be answered before files can be written. */
export interface OpenQuestion extends Question {
  /** What is open and what to do about it, as `generate` would say it. */
  error: UserError;
  /** Where `answer` writes the answer; absent where something has to be done in the repository. */
  place?: AnswerPlace;
}

/** What was read, what was decided, and what `generate` would do. */
export interface Planning {
  facts: Facts;
  plan: Plan;
  /** One of the plan's questions has to be answered in seaworthy.yaml before files can be written. */
  blocked: boolean;
  /** Those questions. */
  open: OpenQuestion[];
  /** What writing the files would do to the tree; empty while `blocked`. */
  changes: FileChange[];
}

/**
 * Reads the project and decides everything that has to be decided. Writes nothing and needs no engine. Errors:
 * NOT_A_FOLDER, EMPTY_FOLDER, NOT_A_PROJECT, MANIFEST_BROKEN, CONFIGURATION_INVALID, SYMLINK_OUTSIDE, and
 * DOCUMENT_UNUSABLE for `from`.
 */
export async function plan(options: PlanOptions): Promise<Planning> {
  const { target } = await startRun(options);
  const planned = await planProject(target, { adopt: options.adopt, factsPath: options.from });
  const blocked = isBlocked(planned.plan);
  const changes = blocked ? [] : await compareWithTree(target, filesOf(planned.plan));
  return { ...planned, blocked, open: openQuestions(planned.plan), changes };
}

function openQuestions(plan: Plan): OpenQuestion[] {
  return plan.questions
    .filter(({ blocking }) => blocking)
    .map((question) => {
      const place = answerPlaceOf(question);
      return { ...question, error: questionError(plan, question), ...(place === undefined ? {} : { place }) };
    });
}
