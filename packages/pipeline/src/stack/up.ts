import { buildMissing } from '../build/build-missing.ts';
import { substituteBaseImages } from '../engine/base-images.ts';
import { connectEngine } from '../engine/connect-engine.ts';
import { plannedBefore } from '../plan/planned-before.ts';
import { baseImagesOf } from '../plan-reading.ts';
import { type AskingOptions, type ProjectOptions, startRun } from '../run/run.ts';
import { prepareStack } from '../secrets/prepare-stack.ts';
import { lockTarget } from '../target/lock.ts';
import { type Started, startProject } from './start-project.ts';

export interface UpOptions extends ProjectOptions, AskingOptions {
  /** Default `prod`. What is tested is run by `test`: it ends, so that waiting for health would call a failed suite a success. */
  profile?: 'prod' | 'dev' | undefined;
  /** How long to wait until every service is healthy. Default 120. */
  timeoutSeconds?: number | undefined;
}

/**
 * Starts a profile of the project's stack, builds first what is not built yet, and waits until every service is healthy.
 * What keeps it from that is thrown, and the stack removed again: ENGINE_UNREACHABLE, COMPOSE_MISSING, ALREADY_RUNNING,
 * PORT_IN_USE, CONFIGURATION_MISSING, DATABASE_PASSWORD_LOST, SERVICE_CRASHED, SERVICE_NOT_HEALTHY, the error of a failed build, and more of their kind.
 */
export async function up(options: UpOptions): Promise<Started> {
  const run = await startRun(options);
  await using _lock = await lockTarget(run.target, 'seaworthy up');
  const plan = await plannedBefore(run.target);
  const { profile = 'prod', timeoutSeconds } = options;
  const engine = await connectEngine(run.phases, ['buildx', 'compose']);
  await prepareStack(run, { engine, plan, profile, publishes: true, builds: false });
  await buildMissing(run, profile, { engine, plan });
  return await run.phases.run({ id: 'up', title: 'Start' }, async () => {
    const substitutions = await substituteBaseImages(run, engine, baseImagesOf(plan));
    return startProject(run, { engine, plan, profile, timeoutSeconds, substitutions });
  });
}
