import { expect, test } from 'vitest';
import {
  defaultPackageManager,
  languagesWithPackageManagers,
  packageManagerById,
  packageManagersOf,
  supportedPackageManagers,
} from './known.ts';
import { packageManagers } from './package-managers.gen.ts';

const all = Object.values(packageManagers);

test('every language has one package manager that is assumed, and it installs', () => {
  for (const language of languagesWithPackageManagers()) {
    expect(packageManagersOf(language).filter(({ isDefault }) => isDefault)).toEqual([defaultPackageManager(language)]);
    expect(supportedPackageManagers()).toContain(defaultPackageManager(language).id);
  }
});

test('ids are those of the folders, and what one supersedes is there', () => {
  expect(all.map(({ id }) => id)).toEqual(Object.keys(packageManagers));
  for (const { supersedes = [] } of all) expect(supersedes.map(packageManagerById)).not.toContain(undefined);
  expect(packageManagerById('cargo')).toBeUndefined();
});
