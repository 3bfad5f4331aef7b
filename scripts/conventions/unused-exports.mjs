import { isTest, readModule, resolveImport } from '../modules.mjs';
import { readPackages } from '../packages.mjs';

/** Documents are made of each other: their door hands out all of them. */
const whole = ['packages/core/src/model/index.ts'];

/** What a package that nobody outside of this repository can import offers at its doors, and nobody here takes. */
export const convention = {
  name: 'what a package exports is used by another',
  findProblems(project) {
    const packages = readPackages(project);
    const users = project.files(/^packages\/.*\.tsx?$/).filter((file) => !file.includes('/fixtures/'));
    const scripts = project.files(/^(scripts|bench)\/.*\.mjs$/).map((file) => project.text(file));
    return packages
      .filter(({ isPrivate }) => isPrivate)
      .flatMap(({ folder, doors }) => {
        const outside = users.filter(
          (file) => !file.startsWith(`${folder}/`) && (folder === 'packages/testkit' || !isTest(file)),
        );
        return doors
          .filter(({ file }) => !whole.includes(file))
          .flatMap(({ door, file }) => {
            const used = namesTaken(project, outside, door);
            if (used.has('*')) return [];
            return exportsOf(project, file)
              .filter((name) => !used.has(name) && !scripts.some((text) => new RegExp(`\\b${name}\\b`).test(text)))
              .map(
                (name) =>
                  `${file}: no other package uses \`${name}\`${folder === 'packages/testkit' ? '' : ' (their tests do not count)'}`,
              );
          });
      });
  },
};

function namesTaken(project, files, door) {
  const imports = files.flatMap((file) => readModule(project, file).imports);
  return new Set(imports.filter(({ specifier }) => specifier === door).flatMap(({ names }) => names));
}

/** Names of the values that a module exports, also by `export * from`. */
function exportsOf(project, file) {
  const { exports, passedOn } = readModule(project, file);
  const others = passedOn
    .filter(({ isType }) => !isType)
    .flatMap(({ specifier, names, as }) => {
      const target = resolveImport(file, specifier);
      if (target === undefined) return as === '*' ? [] : [as];
      const values = exportsOf(project, target);
      if (as === '*') return values;
      // `export { type A, b }` says what is a type; `export { Shape } from` does not always.
      return names[0] === '*' || values.includes(names[0]) ? [as] : [];
    });
  return [...exports, ...others];
}
