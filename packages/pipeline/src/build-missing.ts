import { type ImageRole, imageOf, type Plan, referenceOf } from '@seaworthy/core/model';
import { buildProject, type ProjectBuild } from './build-project.ts';

/** What `compose.yaml` runs in each profile, and the group of `docker-bake.hcl` that builds it. */
const groups: Readonly<Record<string, { group: string; role: ImageRole }>> = {
  prod: { group: 'default', role: 'production' },
  dev: { group: 'dev', role: 'development' },
  test: { group: 'test', role: 'test' },
};

/** Builds a profile's images when one of them is not there; so the first `up` needs no other command before it. */
export async function buildMissing(profile: string, build: Omit<ProjectBuild, 'targets' | 'noCache'>): Promise<void> {
  const known = groups[profile];
  if (known === undefined) return;
  const images = imagesOf(build.plan, known.role);
  const present = await build.engine.docker(['image', 'inspect', '--format', '{{.Id}}', ...images], {
    reject: false,
    signal: build.signal,
  });
  if (present.exitCode === 0) return;
  const { error } = await buildProject({ ...build, targets: [known.group], noCache: false });
  if (error !== undefined) throw error;
}

function imagesOf(plan: Plan, role: ImageRole): string[] {
  return plan.services.flatMap(({ name }) => {
    const image = imageOf(plan, name, role);
    return image === undefined ? [] : [referenceOf(image, process.env.TAG || undefined)];
  });
}
