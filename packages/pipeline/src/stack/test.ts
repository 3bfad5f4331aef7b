import { userError } from '@seaworthy/core/errors';
import type { TestRun } from '@seaworthy/core/model';
import { substituteBaseImages } from '../engine/base-images.ts';
import { connectEngine } from '../engine/connect-engine.ts';
import { plannedBefore } from '../plan/planned-before.ts';
import { baseImagesOf, projectNameOf, testTargetsOf } from '../plan-reading.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { lockTarget } from '../target/lock.ts';
import { testProject } from './test-project.ts';

export interface TestOptions extends ProjectOptions {
  /** Seconds that each suite may take, with the services that it depends on. Default 600. */
  timeoutSeconds?: number | undefined;
  /** Called with every line that a suite prints. */
  onLine?: ((line: { service: string; text: string }) => void) | undefined;
}

/** How the suites of a project ended. */
export interface Tested {
  runs: TestRun[];
  /** 0: every suite passed. */
  exitCode: 0 | 1;
}

/**
 * Runs the test suites of a project in the images of their `test` stages, each with what it depends on, and removes all of it
 * again. Needs no secret: suites get fixed values. A suite that fails is a result. Errors: TESTS_MISSING, ENGINE_UNREACHABLE, BUILDX_MISSING,
 * COMPOSE_MISSING, ALREADY_RUNNING, the error of a failed build.
 */
export async function test(options: TestOptions): Promise<Tested> {
  const run = await startRun(options);
  await using _lock = await lockTarget(run.target, 'seaworthy test');
  const plan = await plannedBefore(run.target);
  if (testTargetsOf(plan).length === 0) throw userError('TESTS_MISSING', { name: projectNameOf(plan) });
  const engine = await connectEngine(run.phases, ['buildx', 'compose']);
  const substitutions = await substituteBaseImages(run, engine, baseImagesOf(plan));
  const { timeoutSeconds, onLine } = options;
  const { runs, failure } = await testProject(run, { engine, plan, substitutions, timeoutSeconds, onLine });
  if (failure !== undefined) throw failure;
  return { runs, exitCode: runs.every(({ outcome }) => outcome === 'passed') ? 0 : 1 };
}
