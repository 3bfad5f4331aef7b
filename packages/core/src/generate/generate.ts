import { renderDockerfile } from '../dockerfile/render-dockerfile.ts';
import { stamp } from '../drift/fingerprint.ts';
import { userError } from '../errors/index.ts';
import type { FileSet, Plan } from '../model/index.ts';
import { renderBake } from '../targets/bake/render-bake.ts';
import { renderCompose } from '../targets/compose/render-compose.ts';
import { renderEnvExample } from '../targets/compose/render-env-example.ts';
import { dockerfileOfPlan, targetsOf } from '../targets/dockerfile/dockerfile-of-plan.ts';
import { renderDockerignore } from '../targets/dockerfile/render-dockerignore.ts';
import { byName } from '../text/order.ts';

/**
 * The container files of a plan. Pure: the same plan gives the same bytes.
 * @throws QUESTIONS_OPEN when the plan has blocking questions
 * @throws FRAMEWORK_WITHOUT_RECIPE, PACKAGE_MANAGER_UNSUPPORTED, DATASTORE_UNSUPPORTED, SERVICE_NAME_TAKEN, LOCKFILE_SHARED
 */
export function generate(plan: Plan): FileSet {
  refuseWhatIsOpen(plan);
  const dockerfile = dockerfileOfPlan(plan);
  const files = {
    Dockerfile: renderDockerfile(dockerfile),
    '.dockerignore': renderDockerignore(plan),
    'docker-bake.hcl': renderBake(plan, targetsOf(dockerfile)),
    'compose.yaml': renderCompose(plan),
    '.env.example': renderEnvExample(plan),
  };
  return {
    schemaVersion: 1,
    files: Object.entries(files)
      .map(([path, body]) => ({ path, content: stamp(body) }))
      .sort(byName(({ path }) => path)),
  };
}

function refuseWhatIsOpen({ questions, services }: Plan): void {
  const open = questions.filter(({ blocking }) => blocking).map(({ question }) => question);
  if (open.length > 0) throw userError('QUESTIONS_OPEN', { questions: open, configuration: 'seaworthy.yaml' });
  for (const { name, path, packageManager } of services) {
    const { lockfile } = packageManager;
    const folder = lockfile?.includes('/') ? lockfile.slice(0, lockfile.lastIndexOf('/')) : '.';
    if (lockfile !== undefined && folder !== path)
      throw userError('LOCKFILE_SHARED', { service: name, path, lockfile });
  }
}
