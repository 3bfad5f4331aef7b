import { UserError } from '@seaworthy/core/errors';
import type { TaskEnd } from '@seaworthy/core/events';
import { formatPlural } from '@seaworthy/core/format';
import type { BuildRecord, Plan, TestRun } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import { projectNameOf, testTargetsOf, variablesFromOutside } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';

export interface ProjectTests {
  engine: Engine;
  plan: Plan;
  substitutions: BuildRecord['substitutions'];
  /** Seconds that each suite may take. Default 600. */
  timeoutSeconds?: number | undefined;
  /** Called with every line that a suite prints. */
  onLine?: ((line: { service: string; text: string }) => void) | undefined;
}

/** How the suites ended. */
export interface SuiteRuns {
  runs: TestRun[];
  /** What kept the test images from being built; then nothing was run. */
  failure?: UserError;
}

/** Builds the test stages, and runs every suite with what it depends on; leaves nothing running. One after the other. */
export function testProject(run: Run, tests: ProjectTests): Promise<SuiteRuns> {
  return run.phases.run({ id: 'test', title: 'Test' }, () => buildAndRun(run, tests), endOf);
}

async function buildAndRun(run: Run, tests: ProjectTests): Promise<SuiteRuns> {
  const { engine, plan, substitutions } = tests;
  const { target, onEvent, signal } = run;
  const { buildTargets } = await import('@seaworthy/engine');
  const targets = testTargetsOf(plan);
  const { error } = await buildTargets(engine, {
    ...{ directory: target.root, targets: targets.map(({ name }) => name), substitutions, measure: false },
    ...{ onEvent, signal },
  });
  signal.throwIfAborted();
  if (error !== undefined) return { runs: [], failure: error };
  const runs: TestRun[] = [];
  for (const { service, name } of targets) runs.push(await runOne(run, tests, { service, target: name }));
  return { runs };
}

async function runOne(
  run: Run,
  { engine, plan, substitutions, timeoutSeconds = 600, onLine }: ProjectTests,
  { service, target: composeService }: { service: string; target: string },
): Promise<TestRun> {
  const { target, onEvent, signal } = run;
  const { runTestService } = await import('@seaworthy/engine');
  const request = {
    ...{ directory: target.root, profiles: ['test'], substitutions, env: await standIns(target.root, plan) },
    // A name of its own: the tests' database is not the one of a stack that runs, and all of it can go at the end.
    projectName: `${projectNameOf(plan)}-tests`,
    ...{ service: composeService, timeoutSeconds, signal },
    onLine(text: string) {
      onEvent({ type: 'task.progress', id: 'test', detail: text });
      onLine?.({ service, text });
    },
  };
  try {
    return { service, ...(await runTestService(engine, request)) };
  } catch (error) {
    if (!(error instanceof UserError) || signal.aborted) throw error;
    return { service, outcome: 'unknown', durationMs: 0, reason: `${error.message} (${error.code})`, lastLines: [] };
  }
}

/**
 * Compose wants every variable of its file, also those of production alone. What the plan knows as such, no suite sees; for
 * what somebody wrote into the file it stays required.
 */
async function standIns(directory: string, plan: Plan): Promise<Record<string, string>> {
  const { findMissingVariables } = await import('@seaworthy/engine');
  const known = new Set(variablesFromOutside(plan));
  const missing = await findMissingVariables({ directory });
  return Object.fromEntries(missing.filter(({ name }) => known.has(name)).map(({ name }) => [name, 'test']));
}

function endOf({ runs, failure }: SuiteRuns): TaskEnd {
  if (failure !== undefined) return { failed: failure.code };
  const bad = runs.filter(({ outcome }) => outcome !== 'passed');
  if (bad.length > 0) return { failed: `the suite of ${bad.map(({ service }) => service).join(' and ')}` };
  return `${formatPlural(runs.length, 'suite')} passed`;
}
