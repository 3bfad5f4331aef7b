import { describePressure } from '@seaworthy/core/format';
import {
  type Evidence,
  type EvidenceKind,
  isBusy,
  type Measure,
  mostSlowdown,
  type Observation,
  type Outcome,
  type ServiceEvidence,
  type Subject,
  type Verdict,
} from '@seaworthy/core/model';
import { checks } from './checks.gen.ts';
import type { Check, Judgement } from './define-check.ts';
import { fixFor } from './fix-for.ts';
import type { LeftOut } from './leave-out.ts';

/**
 * Holds every check against the evidence; pure. Where evidence is missing, the verdict is `unknown` with the reason (or
 * `not-applicable` when the question does not arise, or when the check was left out), never `pass`. Verdicts come by service, then
 * by check.
 */
export function judge(evidence: Evidence, leftOut: LeftOut = new Map()): Verdict[] {
  const all = Object.values(checks) as unknown as readonly Check[];
  return evidence.services.flatMap((service) =>
    all.map((check) => {
      const reason = leftOut.get(check.id);
      return reason === undefined ? judgeOne(check, service) : notJudged(check, service, reason);
    }),
  );
}

function notJudged(check: Check, { subject }: ServiceEvidence, message: string): Verdict {
  return {
    ...{
      check: check.id,
      service: subject.service,
      outcome: 'not-applicable',
      leftOut: true,
      severity: check.severity,
    },
    ...{ title: check.title.pass, message, measures: [], seen: [], observedBy: [] },
  };
}

function judgeOne(check: Check, evidence: ServiceEvidence): Verdict {
  const { subject } = evidence;
  const needed = check.needs.map((kind) => observationOf(kind, evidence));
  const judged = missing(needed) ?? check.judge(valuesOf(check.needs, needed) as never, subject);
  const judgement = doubted(judged, check, evidence);
  return {
    check: check.id,
    service: subject.service,
    outcome: judgement.outcome,
    severity: check.severity,
    title: titleOf(check, judgement.outcome),
    message: messageOf(check, judgement, subject),
    measures: ('measures' in judgement ? judgement.measures : undefined) ?? [],
    seen: ('seen' in judgement ? judgement.seen : undefined) ?? [],
    observedBy: [...new Set(needed.flatMap((observation) => (observation.observed ? [observation.by] : [])))],
    ...('fix' in judgement ? { fix: fixFor(check, subject, judgement.fix) } : {}),
  };
}

/** A bare image is run with the recommended flags; what fails because it does not stand one names that one. */
function messageOf({ id }: Check, { outcome, message }: Judgement | Undecided, { run }: Subject): string {
  if (outcome !== 'fail') return message;
  const refused = run?.refused.filter(({ check }) => check === id) ?? [];
  return [message, ...refused.map(({ flag, reason }) => `\`${flag}\`: ${reason}`)].join(' ');
}

/** What a document does not hold, nobody observed: it ended before, or was saved before there was such evidence. */
function observationOf(kind: EvidenceKind, { observations, unobserved }: ServiceEvidence): Observation<unknown> {
  const reason = unobserved ?? `The evidence holds no \`${kind}\`; \`seaworthy prove\` observes it.`;
  return observations[kind] ?? { observed: false, reason, applicable: true };
}

/** What timing decided stays a failure only where the machine had time to spare, or where that can't be the reason. */
function doubted(judgement: Judgement, check: Check, { conditions = [] }: ServiceEvidence): Judgement {
  if (judgement.outcome !== 'fail' || check.timing !== true || judgement.certain === true) return judgement;
  const under = conditions.filter(({ yields }) => check.needs.some((kind) => yields.includes(kind)));
  const [first] = under;
  if (first === undefined || !under.every(({ machine }) => isBusy(machine))) return judgement;
  const measures = judgement.measures ?? [];
  const most = Math.min(...under.map(({ machine }) => mostSlowdown(machine)));
  const beyond = ({ value, budget }: Measure) => budget !== undefined && budget > 0 && value > budget * most;
  if (measures.some(beyond)) return judgement;
  return {
    outcome: 'unknown',
    message: `${judgement.message} The machine was busy meanwhile (${describePressure(first.machine)}), which may be why; run it again on a quieter one.`,
    seen: judgement.seen,
  };
}

type Undecided = { outcome: 'not-applicable' | 'unknown'; message: string };

function missing(needed: readonly Observation<unknown>[]): Undecided | undefined {
  const reasons = needed.filter((observation) => !observation.observed);
  const irrelevant = reasons.find(({ applicable }) => !applicable);
  if (irrelevant !== undefined) return { outcome: 'not-applicable', message: irrelevant.reason };
  if (reasons.length === 0) return undefined;
  return { outcome: 'unknown', message: [...new Set(reasons.map(({ reason }) => reason))].join(' ') };
}

function valuesOf(needs: readonly EvidenceKind[], needed: readonly Observation<unknown>[]): object {
  const values = needed.map((observation) => (observation.observed ? observation.value : undefined));
  return Object.fromEntries(needs.map((kind, index) => [kind, values[index]]));
}

/** Only a failure is accused: without evidence, the title names the claim that could not be held against anything. */
function titleOf({ title }: Check, outcome: Outcome): string {
  return outcome === 'fail' ? title.fail : title.pass;
}
