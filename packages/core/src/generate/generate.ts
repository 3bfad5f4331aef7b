import { stamp } from '../drift/fingerprint.ts';
import { userError } from '../errors/index.ts';
import type { FileSet, Plan } from '../model/index.ts';
import type { Target } from '../targets/define-target.ts';
import { targets as known } from '../targets/targets.gen.ts';
import { byName } from '../text/order.ts';

const byDefault = Object.values(known as Readonly<Record<string, Target>>).filter((target) => target.byDefault);

/**
 * The files of a plan, from every target that is rendered unasked, or from `targets`. Pure: the same plan gives the same bytes.
 * @throws QUESTIONS_OPEN when the plan has blocking questions
 * @throws FRAMEWORK_WITHOUT_RECIPE, PACKAGE_MANAGER_UNSUPPORTED, DATASTORE_UNSUPPORTED, SERVICE_NAME_TAKEN, LOCKFILE_SHARED
 */
export function generate(plan: Plan, targets: readonly Target[] = byDefault): FileSet {
  refuseWhatIsOpen(plan);
  return {
    schemaVersion: 1,
    files: targets
      .flatMap((target) => target.files(plan, { beside: targets.filter((other) => other !== target) }))
      .map(({ path, content }) => ({ path, content: stamp(content) }))
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
