import type { ComparedRow, Comparison, Measure, Outcome, Verdict } from '@seaworthy/core/model';
import { isTelling } from './telling-measures.ts';

interface Side {
  name: string;
  outcome: Outcome;
  verdicts: readonly Verdict[];
}

/**
 * The verdicts of `here` beside those of `there`, service by service: those of one name belong together, and so do two that are
 * left over when each side has one. What was left out on either side is not compared.
 */
export function compareVerdicts(here: Pick<Side, 'verdicts'>, there: Side): Comparison {
  const [own, others] = [servicesOf(here.verdicts), servicesOf(there.verdicts)];
  const common = own.filter((service) => others.includes(service));
  const left = {
    here: own.filter((one) => !common.includes(one)),
    there: others.filter((one) => !common.includes(one)),
  };
  const pairs = common.map((service): [string, string] => [service, service]);
  const [lone, counterpart] = [left.here[0], left.there[0]];
  const isPair = left.here.length === 1 && left.there.length === 1 && lone !== undefined && counterpart !== undefined;
  if (isPair) pairs.push([lone, counterpart]);
  const compared = pairs.flatMap(([service, other]) =>
    here.verdicts.flatMap((verdict) => {
      const twin = there.verdicts.find((one) => one.check === verdict.check && one.service === other);
      if (verdict.service !== service || twin === undefined || verdict.leftOut || twin.leftOut) return [];
      return [rowsOf(verdict, twin)];
    }),
  );
  return {
    ...{ name: there.name, outcome: there.outcome },
    rows: compared.flat(),
    same: compared.filter((rows) => rows.length === 0).length,
    unpaired: isPair ? { here: [], there: [] } : left,
  };
}

function servicesOf(verdicts: readonly Verdict[]): string[] {
  return [...new Set(verdicts.map(({ service }) => service))];
}

/** A row for each number that both have, and one for verdicts that differ and have none. */
function rowsOf(here: Verdict, there: Verdict): ComparedRow[] {
  const about = { check: here.check, service: here.service, other: there.service };
  const measured = here.measures.filter(isTelling).flatMap((measure): ComparedRow[] => {
    const other = there.measures.find(({ label, unit }) => label === measure.label && unit === measure.unit);
    if (other === undefined) return [];
    return [
      {
        ...{ ...about, label: measure.label ?? here.title },
        here: { outcome: here.outcome, measure },
        there: { outcome: there.outcome, measure: other },
        ...withBetter(betterNumber(measure, other)),
      },
    ];
  });
  if (measured.length > 0 || here.outcome === there.outcome) return measured;
  const failed = here.outcome === 'fail' ? here : there;
  return [
    {
      ...{ ...about, label: failed.title },
      ...{ here: { outcome: here.outcome }, there: { outcome: there.outcome } },
      ...withBetter(betterOutcome(here.outcome, there.outcome)),
    },
  ];
}

function withBetter(better: ComparedRow['better']): Pick<ComparedRow, 'better'> {
  return better === undefined ? {} : { better };
}

/** Only a yes beside a no is better; what was not seen, or does not apply, is neither. */
function betterOutcome(here: Outcome, there: Outcome): ComparedRow['better'] {
  if (here === 'pass' && there === 'fail') return 'here';
  return here === 'fail' && there === 'pass' ? 'there' : undefined;
}

/** Less is better of everything but a share, which has to fit. */
function betterNumber(here: Measure, there: Measure): ComparedRow['better'] {
  if (here.unit === '%') return undefined;
  const [own, other] = [amountOf(here), amountOf(there)];
  if (own === undefined || other === undefined) return undefined;
  if (Math.abs(own - other) <= noiseOf(here, Math.max(own, other)) && (own === 0) === (other === 0)) return 'alike';
  return own < other ? 'here' : 'there';
}

/** A part of what was counted counts by its share: there need not be as many of both. */
function amountOf({ value, of }: Measure): number | undefined {
  if (of === undefined) return value;
  return of === 0 ? undefined : value / of;
}

/** What one and the same image differs by from run to run. */
function noiseOf({ unit, of }: Measure, most: number): number {
  if (of !== undefined) return 0.05;
  if (unit === 'MB') return most * 0.01;
  if (unit === 's') return Math.max(0.05, most * 0.2);
  return unit === 'ms' ? Math.max(50, most * 0.2) : 0;
}
