import { connectEngine } from '../engine/connect-engine.ts';
import { plannedBefore } from '../plan/planned-before.ts';
import { type ProjectOptions, startRun } from '../run/run.ts';
import { announceMissing } from '../secrets/prepare-stack.ts';
import { lockTarget } from '../target/lock.ts';
import { type Built, buildProject } from './build-project.ts';

export interface BuildOptions extends ProjectOptions {
  /** Targets or groups of docker-bake.hcl; absent or empty: its group `default`. */
  targets?: readonly string[] | undefined;
  /** Builds every step anew. Default false. */
  noCache?: boolean | undefined;
}

/**
 * Builds the project's images, and records steps, cache hits and sizes. A build that fails because of the project is a
 * result with a `failure`. Errors: ENGINE_UNREACHABLE, BUILDX_MISSING, ALREADY_RUNNING, BAKE_FILE_INVALID,
 * CA_BUNDLE_MISSING, and those of making base images.
 */
export async function build(options: BuildOptions): Promise<Built> {
  const run = await startRun(options);
  const engine = await connectEngine(run.phases, ['buildx']);
  await using _lock = await lockTarget(run.target, 'seaworthy build');
  const plan = await plannedBefore(run.target);
  await announceMissing(run, { engine, plan, profile: 'prod' });
  return await buildProject(run, { engine, plan, targets: options.targets ?? [], noCache: options.noCache ?? false });
}
