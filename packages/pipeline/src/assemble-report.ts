import type { BuildRecord, Evidence, HistoryEntry, Outcome, Plan, Report, Verdict } from '@seaworthy/core/model';
import manifest from '../package.json' with { type: 'json' };

export interface ReportParts {
  name: string;
  plan: Plan | undefined;
  files: readonly string[];
  engine: Report['engine'] | undefined;
  /** Why everything that needs an engine or a build is unknown. */
  limitation: string | undefined;
  build: BuildRecord | undefined;
  evidence: Evidence;
  verdicts: readonly Verdict[];
  history: readonly HistoryEntry[];
  phases: Report['phases'];
}

/** Puts the documents of a run together. */
export function assembleReport(parts: ReportParts): Report {
  return {
    schemaVersion: 1,
    name: parts.name,
    seaworthyVersion: manifest.version,
    createdAt: new Date().toISOString(),
    outcome: outcomeOf(parts.verdicts, parts.build),
    ...(parts.limitation === undefined ? {} : { limitation: parts.limitation }),
    ...(parts.engine === undefined ? {} : { engine: parts.engine }),
    decisions: parts.plan?.decisions ?? [],
    files: [...parts.files],
    ...(parts.build === undefined ? {} : { build: parts.build }),
    services: parts.evidence.services,
    verdicts: [...parts.verdicts],
    history: [...parts.history],
    phases: [...parts.phases],
  };
}

/** A failed build is a no like a failed verdict; nothing judged at all is no yes. */
function outcomeOf(verdicts: readonly Verdict[], build: BuildRecord | undefined): Outcome {
  if (build?.outcome === 'failed' || verdicts.some(({ outcome }) => outcome === 'fail')) return 'fail';
  if (verdicts.length === 0 || verdicts.some(({ outcome }) => outcome === 'unknown')) return 'unknown';
  return 'pass';
}

/**
 * 1 when a verdict failed, or when none passed: a run in which nothing was observed is no yes. A single unknown verdict
 * beside others that passed stays visible in the report and doesn't fail the run: it is no failure of the project.
 */
export function exitCodeOfReport({ outcome, verdicts }: Report): 0 | 1 {
  return outcome !== 'fail' && verdicts.some((verdict) => verdict.outcome === 'pass') ? 0 : 1;
}
