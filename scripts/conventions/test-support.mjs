import { isTest, readModule, resolveImport } from '../modules.mjs';
import { readPackages } from '../packages.mjs';

/** What only tests need is in packages/testkit, where it is found, and can't get into what is shipped. */
export const convention = {
  name: 'test support is in packages/testkit',
  findProblems(project) {
    const files = project.files(/^packages\/(?!testkit\/).*\.tsx?$/).filter((file) => !file.includes('/fixtures/'));
    const users = usersOf(project, files);
    const scripts = project.files(/^scripts\/.*\.mjs$/).map((file) => project.text(file));
    // What a script builds from is shipped, too: it names the file by its path.
    const doors = new Set([
      ...readPackages(project).flatMap(({ doors }) => doors.map(({ file }) => file)),
      ...files.filter((file) => scripts.some((text) => text.includes(file))),
    ]);
    return files
      .filter((file) => !isTest(file))
      .flatMap((file) => {
        const by = users.get(file) ?? [];
        if (/^packages\/[^/]+\/test\//.test(file)) return [`${file}: belongs into packages/testkit`];
        return isSupport(file, users, doors)
          ? [`${file}: only tests import it (${by[0]}); it belongs into packages/testkit`]
          : [];
      });
  },
};

/** What tests import and nothing else; support of support is support. */
function isSupport(file, users, doors, seen = new Set()) {
  if (seen.has(file)) return true;
  const by = users.get(file) ?? [];
  if (doors.has(file) || by.length === 0) return false;
  return by.every((user) => isTest(user) || isSupport(user, users, doors, seen.add(file)));
}

function usersOf(project, files) {
  const users = new Map();
  for (const file of files) {
    for (const { specifier } of readModule(project, file).imports) {
      const target = resolveImport(file, specifier);
      if (target !== undefined) users.set(target, [...(users.get(target) ?? []), file]);
    }
  }
  return users;
}
