import { packages } from '../architecture.mjs';
import { findCircles } from '../find-circles.mjs';
import { isTest, readModule, resolveImport } from '../modules.mjs';

/** Arrows between the folders of a package run downwards (scripts/architecture.mjs), and nothing runs in a circle. */
export const convention = {
  name: 'arrows run downwards, and in no circle',
  findProblems(project) {
    const files = project
      .files(/^packages\/[^/]+\/src\/.*\.tsx?$/)
      .filter((file) => !isTest(file) && !/\/fixtures\//.test(file));
    const arrows = files.flatMap((file) =>
      readModule(project, file)
        .imports.map(({ specifier }) => resolveImport(file, specifier))
        .filter((target) => target !== undefined && files.includes(target))
        .map((target) => ({ file, target })),
    );
    return [
      ...arrows.flatMap(problemsOfOrder),
      ...unplaced(files),
      ...circlesBetween(arrows, (file) => file, 'files'),
      ...siblingFolders(arrows).flatMap(([, among]) => circlesBetween(among, ({ name }) => name, 'folders')),
    ];
  },
};

function problemsOfOrder({ file, target }) {
  const [from, to] = [placeOf(file), placeOf(target)];
  if (from.name === to.name || from.level === -1 || to.level === -1 || from.level < to.level) return [];
  const which = from.level === to.level ? `stands beside ${to.name}` : `lies below ${to.name}`;
  return [`${file}: imports ${target}, but ${from.name} ${which} in scripts/architecture.mjs`];
}

function unplaced(files) {
  const places = files.map((file) => [file.split('/')[1], placeOf(file)]).filter(([, { level }]) => level === -1);
  return [
    ...new Set(
      places.map(
        ([name, { name: folder }]) => `packages/${name}/src/${folder} has no place in scripts/architecture.mjs`,
      ),
    ),
  ];
}

function placeOf(file) {
  const [, packageName, , first, ...deeper] = file.split('/');
  const folders = packages[packageName]?.folders ?? [];
  const own = first.replace(/\.tsx?$/, '').replace(/\.gen$/, '');
  const name = deeper.length === 0 && !folders.flat().includes(own) ? '.' : own;
  return { name, level: folders.findIndex((line) => line.includes(name)) };
}

/** The first level has its order; below it, siblings may use each other as long as none uses its user. */
function siblingFolders(arrows) {
  const byParent = new Map();
  for (const { file, target } of arrows) {
    const [a, b] = [file.split('/').slice(0, -1), target.split('/').slice(0, -1)];
    const fork = a.findIndex((name, index) => name !== b[index]);
    if (fork < 4 || b[fork] === undefined) continue;
    const parent = a.slice(0, fork).join('/');
    const among = byParent.get(parent) ?? [];
    among.push({ file: { name: `${parent}/${a[fork]}` }, target: { name: `${parent}/${b[fork]}` } });
    byParent.set(parent, among);
  }
  return [...byParent];
}

function circlesBetween(arrows, keyOf, what) {
  const circles = findCircles(arrows.map(({ file, target }) => [keyOf(file), keyOf(target)]));
  return circles.map((circle) => `${what} in a circle: ${[...circle, circle[0]].join(' → ')}`);
}
