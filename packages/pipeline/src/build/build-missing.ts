import { tagVariable } from '@seaworthy/core';
import type { ImageRole } from '@seaworthy/core/model';
import { imagesOfServices } from '../plan-reading.ts';
import type { Run } from '../run/run.ts';
import { buildProject, type ProjectBuild } from './build-project.ts';

/** What `compose.yaml` runs in each profile, and the group of `docker-bake.hcl` that builds it. */
const groups: Readonly<Record<string, { group: string; role: ImageRole }>> = {
  prod: { group: 'default', role: 'production' },
  dev: { group: 'dev', role: 'development' },
};

/** Builds a profile's images when one of them is not there; so the first `up` needs no other command before it. */
export async function buildMissing(
  run: Run,
  profile: string,
  { engine, plan }: Pick<ProjectBuild, 'engine' | 'plan'>,
): Promise<void> {
  const known = groups[profile];
  if (known === undefined) return;
  const images = imagesOfServices(plan, known.role, process.env[tagVariable(plan)] || undefined);
  const present = await engine.docker(['image', 'inspect', '--format', '{{.Id}}', ...images], {
    reject: false,
    signal: run.signal,
  });
  if (present.exitCode === 0) return;
  const { failure } = await buildProject(run, { engine, plan, targets: [known.group], noCache: false });
  if (failure !== undefined) throw failure;
}
