import { isTest, readModule } from '../modules.mjs';
import { registries } from '../registries.mjs';

const most = 3;
/** Commands are everyday words: functions, tasks and phases share them, and a page tells what the usual ones do. */
const everyday = ['packages/cli/src/commands'];

/** Lists that registries make of folders are not kept by hand a second time: the next one would be missing there. */
export const convention = {
  name: 'no list of ids is kept by hand',
  findProblems(project) {
    const known = knownIds(project);
    const tests = project
      .files(/^(packages|scripts)\/.*\.(ts|mjs)$/)
      .filter((file) => isTest(file) && !file.includes('/fixtures/'));
    const pages = project.files(/(^|\/)README\.md$/).filter((file) => !file.includes('/fixtures/'));
    const problems = [
      ...tests.flatMap((file) =>
        listsIn(readModule(project, file).program).flatMap((list) => problemsOf(file, list, known, 0.75)),
      ),
      ...pages.flatMap((file) => enumerationsIn(project.text(file)).flatMap((list) => problemsOf(file, list, known))),
    ];
    // An array in an array is seen twice.
    return [...new Set(problems)];
  },
};

function knownIds(project) {
  const byFolder = new Map();
  for (const { folder, entry } of registries.filter((registry) => !everyday.includes(registry.folder))) {
    byFolder.set(folder, new Set([...(byFolder.get(folder) ?? []), ...project.entries(folder, entry)]));
  }
  return [...byFolder].map(([folder, ids]) => ({ folder, ids }));
}

/** `share`: of the words that are ids; a list of other things in a test may have some words in common. */
function problemsOf(file, words, known, share = 0) {
  return known.flatMap(({ folder, ids }) => {
    const listed = [...new Set(words)].filter((word) => ids.has(word));
    if (listed.length <= most || listed.length < words.length * share) return [];
    return [
      `${file}: lists ${listed.length} of ${ids.size} ids of ${folder} (${listed.slice(0, 3).join(', ')}, …); derive them`,
    ];
  });
}

/** The texts of each array, spread arrays included, and the keys of each object. */
function listsIn(node) {
  if (Array.isArray(node)) return node.flatMap(listsIn);
  if (node === null || typeof node !== 'object') return [];
  const below = Object.values(node).flatMap(listsIn);
  if (node.type === 'ArrayExpression') return [textsOf(node), ...below];
  if (node.type === 'ObjectExpression') {
    const keys = node.properties.map(({ key }) => key?.value ?? key?.name);
    return [keys.filter((key) => typeof key === 'string'), ...below];
  }
  return below;
}

function textsOf({ elements }) {
  return elements.flatMap((element) => {
    if (element?.type === 'Literal' && typeof element.value === 'string') return [element.value];
    return element?.type === 'SpreadElement' && element.argument.type === 'ArrayExpression'
      ? textsOf(element.argument)
      : [];
  });
}

/** The words of each paragraph and row, as ids are written. What is derived is left out. */
function enumerationsIn(text) {
  const byHand = text
    .replace(/<!-- \w+: made by `npm run generate` -->.*?<!-- end -->/gs, '')
    .replace(/^```.*?^```/gms, '');
  return byHand.split(/\n\n|\|\n/).map((paragraph) =>
    paragraph
      .toLowerCase()
      .split(/[^a-z0-9.-]+/)
      .map((word) => word.replaceAll('.', '')),
  );
}
