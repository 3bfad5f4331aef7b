import { byCodeUnit, joinPath } from '../../repository/repository.ts';
import type { PackageManager } from '../define-package-manager.ts';
import { declaredInPackageJson } from '../package-json.ts';

/** Programs, plugins and patches that the settings or the lockfile refer to; the cache is none of them. */
const referredTo = /^\.yarn\/(?:releases|plugins|patches|versions)\/|^\.yarnrc(?:\.yml)?$/;

/** `yarnPath` names a checked-in program, which every other Yarn starts in its place; else what `package.json` says. */
export const declared: NonNullable<PackageManager['declared']> = async (repository, folder) => {
  const file = joinPath(folder, '.yarnrc.yml');
  const text = (await repository.readText(file)) ?? '';
  const line = text.split('\n').findIndex((written) => written.startsWith('yarnPath:'));
  const version = /yarn-(\d+\.\d+\.\d+)\.cjs/.exec(text.split('\n')[line] ?? '')?.[1];
  if (version === undefined) return declaredInPackageJson('yarn')(repository, folder);
  return { value: { version }, source: { file, line: line + 1 }, certainty: 'certain' };
};

export const findFiles: NonNullable<PackageManager['findFiles']> = async (repository, root) => {
  const start = root === '.' ? '' : `${root}/`;
  return repository.files
    .filter((file) => file.startsWith(start) && referredTo.test(file.slice(start.length)))
    .map((file) => file.slice(start.length))
    .sort(byCodeUnit);
};
