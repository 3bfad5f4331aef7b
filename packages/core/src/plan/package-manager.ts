import type { ServiceFacts, ServicePlan } from '../model/index.ts';
import { defaultPackageManager, packageManagerById } from '../package-managers/known.ts';
import { joinPath } from '../repository/repository.ts';
import { because, type ServiceLedger } from './decisions.ts';

/** Who installs the dependencies, from which files (relative to the repository). `refused`: it is known and said elsewhere. */
export function planPackageManager(
  { ledger, subject }: ServiceLedger,
  facts: ServiceFacts,
  refused: boolean,
): ServicePlan['packageManager'] {
  const { packageManager, lockfile, traits, path } = facts;
  const usual = defaultPackageManager(facts.language);
  const id = packageManager?.value.id ?? usual.id;
  const { manifest, lockfiles, lockCommand, askWhenLoose } = packageManagerById(id) ?? usual;
  if (lockfiles.length === 0) {
    ledger.assumed(subject('packageManager'), id, 'It is served as it lies there: nothing has to be installed.');
    return { id, manifest: joinPath(path, manifest) };
  }
  if (packageManager === undefined)
    ledger.assumed(subject('packageManager'), id, 'Nothing names a package manager; this one comes with the language.');
  else
    ledger.found(
      subject('packageManager'),
      [id, packageManager.value.version ?? ''].join(' ').trim(),
      because(
        packageManager,
        lockfile === undefined ? 'package.json names it.' : 'It installs exactly what its lockfile says.',
      ).reason,
    );
  if (traits.ambiguousLockfiles !== undefined) {
    ledger.ask({
      subject: subject('packageManager'),
      question: 'Which lockfile counts?',
      candidates: String(traits.ambiguousLockfiles.value)
        .split(', ')
        .map((value) => ({ value })),
      blocking: true,
      code: 'PACKAGE_MANAGER_AMBIGUOUS',
    });
  } else if (lockfile === undefined && !refused) {
    ledger.ask({
      subject: subject('lockfile'),
      question: `There is no ${id} lockfile, so the dependencies can't be installed exactly.`,
      candidates: [{ value: lockCommand }],
      blocking: true,
      code: 'LOCKFILE_MISSING',
    });
  } else if (lockfile !== undefined && askWhenLoose !== undefined && traits.pinned?.value === false) {
    ledger.ask({
      subject: subject('lockfile'),
      question: askWhenLoose(lockfile.value),
      candidates: [{ value: lockfile.value, source: traits.pinned.source }],
      blocking: false,
    });
  }
  return {
    id,
    ...(packageManager?.value.version === undefined ? {} : { version: packageManager.value.version }),
    manifest: joinPath(path, manifest),
    ...(lockfile === undefined ? {} : { lockfile: lockfile.value }),
  };
}
