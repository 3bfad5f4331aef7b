import { packages, world } from '../architecture.mjs';
import { isTest, readModule } from '../modules.mjs';

export const convention = {
  name: 'imports go through the right doors',
  findProblems(project) {
    return project.sources().flatMap((file) => {
      const packageName = file.split('/')[1];
      const { imports } = readModule(project, file);
      return imports.flatMap(({ specifier }) => problemsOf(file, packageName, specifier));
    });
  },
};

function problemsOf(file, packageName, specifier) {
  const problems = [];
  const { doors = [] } = packages[packageName] ?? {};
  const opens = (door) => door === specifier || (door.endsWith('/*') && specifier.startsWith(door.slice(0, -1)));
  if (reachesInto(file, specifier))
    problems.push(`${file}: reaches into another package by path (${specifier}); import the package`);
  // A test may arrange with anything what its subject is given.
  if (isTest(file) || file.split('/')[2] === 'test') return problems;
  if (specifier.startsWith('@seaworthy/') && !doors.some(opens))
    problems.push(
      `${file}: imports ${specifier}; packages/${packageName} may use ${doors.join(', ') || 'no other package'}`,
    );
  for (const { module, allowed, instead } of world) {
    if (module.test(specifier) && !allowed.test(file)) problems.push(`${file}: imports ${specifier}; ${instead}`);
  }
  return problems;
}

function reachesInto(file, specifier) {
  if (!specifier.startsWith('.')) return false;
  return new URL(specifier, `file:///${file}`).pathname.split('/')[2] !== file.split('/')[1];
}
