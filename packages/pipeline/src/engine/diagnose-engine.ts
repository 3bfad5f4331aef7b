import type { EngineAttempt } from '@seaworthy/engine';
import type { EngineReport } from '@seaworthy/provision';

/** What `diagnoseEngine` found. */
export interface EngineDiagnosis {
  /** An engine answers, and buildx and compose work with it. */
  usable: boolean;
  /** An engine that Seaworthy installed is there, whether it runs or not. */
  installed: boolean;
  /** Every place that was asked, in order. */
  attempts: EngineAttempt[];
  /** What the engine that answered is and can do; absent when none did. */
  engine?: EngineReport;
}

/** Asks every place where an engine may be, and the one that answers what it can do. That there is none is a result. */
export async function diagnoseEngine(): Promise<EngineDiagnosis> {
  const [{ findEngine }, { inspectEngine }] = await Promise.all([
    import('@seaworthy/engine'),
    import('@seaworthy/provision'),
  ]);
  const { engine, attempts } = await findEngine();
  const report = engine === undefined ? undefined : await inspectEngine(engine);
  return {
    usable: report !== undefined && [report.buildx, report.compose].every(({ problem }) => problem === undefined),
    installed: attempts.some(({ strategy, outcome }) => strategy === 'installed' && outcome !== 'not installed'),
    attempts,
    ...(report === undefined ? {} : { engine: report }),
  };
}
