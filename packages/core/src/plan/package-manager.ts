import type { ServiceFacts, ServicePlan, Workspace } from '../model/index.ts';
import { defaultPackageManager, packageManagerById } from '../package-managers/known.ts';
import { joinPath } from '../repository/repository.ts';
import { because, type ServiceLedger } from './decisions.ts';

interface Around {
  refused: boolean;
  workspace: Workspace | undefined;
}

/** Who installs the dependencies, from which files (relative to the repository). `refused`: it is known and said elsewhere. */
export function planPackageManager(
  service: ServiceLedger,
  facts: ServiceFacts,
  around: Around,
): ServicePlan['packageManager'] {
  const { ledger, subject } = service;
  const { packageManager, lockfile, path } = facts;
  const usual = defaultPackageManager(facts.language);
  const id = packageManager?.value.id ?? usual.id;
  const { manifest, lockfiles } = packageManagerById(id) ?? usual;
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
  askAboutLockfile(service, facts, { ...around, id });
  return {
    id,
    ...(packageManager?.value.version === undefined ? {} : { version: packageManager.value.version }),
    manifest: joinPath(path, manifest),
    ...(lockfile === undefined ? {} : { lockfile: lockfile.value }),
    ...(around.workspace?.files === undefined ? {} : { files: filesWithoutLogins(around.workspace, facts) }),
  };
}

/** Settings with a login in them come as a build secret, and by no COPY. */
function filesWithoutLogins({ root, files = [] }: Workspace, { credentials = [] }: ServiceFacts): string[] {
  const logins = credentials.map(({ file }) => joinPath(root, file));
  return files.filter((file) => !logins.includes(file));
}

/** What is open about the lockfile: that there is none, or several, or one that does not fit. */
function askAboutLockfile(
  { ledger, subject }: ServiceLedger,
  { lockfile, traits, language }: ServiceFacts,
  { refused, workspace, id }: Around & { id: string },
): void {
  const { lockCommand, askWhenLoose, installation } = packageManagerById(id) ?? defaultPackageManager(language);
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
  } else if (workspace?.foreignLockfile !== undefined) {
    ledger.ask({
      subject: subject('packageManager'),
      question: `The manifest names ${id}, and the only lockfile is ${workspace.foreignLockfile}. Which counts?`,
      candidates: [{ value: lockCommand }, { value: workspace.foreignLockfile }],
      blocking: true,
      code: 'LOCKFILE_OF_ANOTHER_MANAGER',
    });
  } else if (lockfile === undefined && !refused) {
    const goesOn = installation?.worksWithoutLockfile === true;
    ledger.ask({
      subject: subject('lockfile'),
      question: goesOn
        ? `There is no ${id} lockfile, so each build takes the newest versions of that day, and two may differ. Make one?`
        : `There is no ${id} lockfile, so the dependencies can't be installed exactly.`,
      candidates: [{ value: lockCommand }],
      blocking: !goesOn,
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
}
