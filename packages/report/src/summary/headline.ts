import { formatPlural } from '@seaworthy/core/format';
import type { BuildStep, Report } from '@seaworthy/core/model';
import { describeHeldTo } from './held-to.ts';
import { countOutcomes, describeLeftOut } from './outcomes.ts';
import { failedTestRuns } from './test-runs.ts';

export interface Headline {
  /** `todo is seaworthy` */
  title: string;
  /** One sentence that says why. */
  reason: string;
  /** The step that failed, when the build did. */
  buildFailure?: { step: string; stage: string | undefined; lines: string[] };
}

/** What a reader has to know before anything else, in the same words for every format. */
export function headline(report: Report): Headline {
  const buildFailure = findBuildFailure(report);
  return {
    title: title(report),
    reason: [reason(report), leftOutSentence(report), heldSentence(report)].filter((part) => part !== '').join(' '),
    ...(buildFailure === undefined ? {} : { buildFailure }),
  };
}

function title({ name, outcome, verdicts }: Report): string {
  switch (outcome) {
    case 'pass':
      // Of what was left out nobody knows; that is no yes to the whole.
      return verdicts.some(({ leftOut }) => leftOut) ? `${name} passes what was asked` : `${name} is seaworthy`;
    case 'fail':
      return `${name} is not seaworthy`;
    case 'unknown':
      return `${name} is not proven`;
    case 'not-applicable':
      return `Nothing to prove for ${name}`;
  }
}

function leftOutSentence({ verdicts }: Report): string {
  const leftOut = describeLeftOut(verdicts);
  return leftOut === '' ? '' : `${leftOut}.`;
}

function heldSentence(report: Report): string {
  const held = describeHeldTo(report);
  return held === '' ? '' : `${held.charAt(0).toUpperCase()}${held.slice(1)}.`;
}

function reason(report: Report): string {
  const counts = countOutcomes(report.verdicts);
  const applicable = counts.pass + counts.fail + counts.unknown;
  const of = `of ${formatPlural(applicable, 'verdict')}`;
  if (report.build?.outcome === 'failed') return 'The build failed, so there was nothing to run and to prove.';
  if (report.build?.outcome === 'cancelled') return 'The build was cancelled before there was anything to prove.';
  const suites = failedTestRuns(report.tests)
    .filter((run) => run.outcome === 'failed')
    .map((run) => run.service);
  const tests = suites.length === 0 ? '' : `The test suite of ${suites.join(' and ')} failed. `;
  if (applicable === 0) return `${tests}No check applied.`;
  if (counts.fail > 0) {
    const rest = counts.unknown > 0 ? `; ${counts.unknown} could not be observed` : '';
    return `${tests}${counts.fail} ${of} failed${rest}.`;
  }
  if (tests !== '') return `${tests}${counts.pass} ${of} passed.`;
  if (counts.unknown === applicable) return `None ${of} could be observed.`;
  if (counts.unknown > 0) return `${counts.unknown} ${of} could not be observed.`;
  return `All ${formatPlural(applicable, 'verdict')} that apply passed.`;
}

function findBuildFailure({ build }: Report): Headline['buildFailure'] {
  if (build?.outcome !== 'failed') return undefined;
  const step = findFailedStep(build.steps);
  if (step === undefined) return { step: 'the build', stage: undefined, lines: [] };
  const { name, stage, target, error = '', lastLines = [] } = step;
  return { step: name, stage: stage ?? target, lines: [...lastLines, ...error.trimEnd().split('\n')] };
}

/**
 * The step that failed by itself. Its neighbours were given up for it and may have begun before it; records of earlier
 * versions have that as an error of theirs.
 */
function findFailedStep(steps: readonly BuildStep[]): BuildStep | undefined {
  const failed = steps.filter(({ error }) => error !== undefined);
  return failed.find(({ error = '' }) => !/context canceled|: canceled/i.test(error)) ?? failed[0];
}
