import type { Outcome, Report, Severity, Verdict } from '@seaworthy/core/model';
import { outcomeOrder } from './outcomes.ts';

/** One check over all services. `cells` are in the order of the matrix's services; undefined where it was not judged. */
export interface MatrixRow {
  check: string;
  severity: Severity;
  /** Title of the row's most serious verdict. */
  title: string;
  /** The most serious outcome of the row; a row without a verdict does not exist. */
  outcome: Outcome;
  cells: (Verdict | undefined)[];
}

export interface VerdictMatrix {
  services: string[];
  /** What needs attention first (fail, unknown, pass, not applicable), then by severity, then as the checks ran. */
  rows: MatrixRow[];
}

const severities: readonly Severity[] = ['critical', 'high', 'medium', 'low'];

/** The verdicts as checks × services. Services without evidence of their own (no engine) come from the verdicts. */
export function verdictMatrix(report: Pick<Report, 'services' | 'verdicts'>): VerdictMatrix {
  const services = [
    ...new Set([...report.services.map(({ subject }) => subject.service), ...report.verdicts.map((v) => v.service)]),
  ].filter((service) => report.verdicts.some((verdict) => verdict.service === service));

  const rows = [...groupByCheck(report.verdicts)].map(([check, verdicts]) => matrixRow(check, verdicts, services));
  return { services, rows: rows.sort(bySeriousness) };
}

/** The failed verdicts in the order of the matrix: the most serious first. */
export function failedVerdicts(report: Pick<Report, 'services' | 'verdicts'>): Verdict[] {
  const cells = verdictMatrix(report).rows.flatMap((row) => row.cells);
  return cells.filter((verdict) => verdict !== undefined).filter(({ outcome }) => outcome === 'fail');
}

function groupByCheck(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) groups.set(verdict.check, [...(groups.get(verdict.check) ?? []), verdict]);
  return groups;
}

function matrixRow(check: string, verdicts: Verdict[], services: string[]): MatrixRow {
  const outcome = outcomeOrder.find((candidate) => verdicts.some((v) => v.outcome === candidate)) ?? 'not-applicable';
  const decisive = verdicts.find((verdict) => verdict.outcome === outcome);
  return {
    check,
    severity: decisive?.severity ?? 'low',
    title: decisive?.title ?? check,
    outcome,
    cells: services.map((service) => verdicts.find((verdict) => verdict.service === service)),
  };
}

function bySeriousness(left: MatrixRow, right: MatrixRow): number {
  return (
    outcomeOrder.indexOf(left.outcome) - outcomeOrder.indexOf(right.outcome) ||
    severities.indexOf(left.severity) - severities.indexOf(right.severity)
  );
}
