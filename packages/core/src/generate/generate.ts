import { stamp } from '../drift/fingerprint.ts';
import { userError } from '../errors/index.ts';
import type { FileSet, Plan } from '../model/index.ts';
import { findTarget } from '../targets/find-target.ts';
import { byName } from '../text/order.ts';

/**
 * The files of a plan, from each of its targets. Pure: the same plan gives the same bytes.
 * @throws QUESTIONS_OPEN when the plan has blocking questions
 * @throws FRAMEWORK_WITHOUT_RECIPE, PACKAGE_MANAGER_UNSUPPORTED, DATASTORE_UNSUPPORTED, SERVICE_NAME_TAKEN, LOCKFILE_SHARED,
 *   TARGET_UNSUPPORTED
 */
export function generate(plan: Plan): FileSet {
  refuseWhatIsOpen(plan);
  const targets = plan.targets.map(findTarget);
  return {
    schemaVersion: 1,
    files: targets
      .flatMap((target) => target.files(plan, { beside: targets.filter((other) => other !== target) }))
      .map(({ path, content }) => ({ path, content: stamp(content, path) }))
      .sort(byName(({ path }) => path)),
  };
}

function refuseWhatIsOpen({ questions, services }: Plan): void {
  const open = questions.filter(({ blocking }) => blocking).map(({ question }) => question);
  if (open.length > 0) throw userError('QUESTIONS_OPEN', { questions: open, configuration: 'seaworthy.yaml' });
  for (const { name, path, packageManager, workspace } of services) {
    const { lockfile } = packageManager;
    const folder = lockfile?.includes('/') ? lockfile.slice(0, lockfile.lastIndexOf('/')) : '.';
    if (lockfile !== undefined && folder !== (workspace?.root ?? path))
      throw userError('LOCKFILE_SHARED', { service: name, path, lockfile });
  }
}
