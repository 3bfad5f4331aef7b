import { existsSync, readdirSync } from 'node:fs';
import { projectFiles, textOf } from '../sources.mjs';

/** What has to stand beside each thing of a kind, and in which folder the kind's pages may hold nothing else. */
const kinds = [
  {
    kind: 'check',
    entries: () => filesWithDefaultExport('packages/checks/src/checks'),
    companions: (id) => [
      `packages/checks/src/checks/${id}.test.ts`,
      `docs/checks/${id}.md`,
      `fixtures/images/${id}/compose.yaml`,
    ],
    pages: 'docs/checks',
  },
  {
    kind: 'error',
    entries: () => filesWithDefaultExport('packages/core/src/errors/catalogue'),
    companions: (id) => [`docs/errors/${id}.md`],
    pages: 'docs/errors',
  },
  {
    kind: 'framework',
    // One without a recipe is only known by name.
    entries: () => foldersWith('packages/core/src/frameworks', 'recipe.ts'),
    companions: (id) =>
      ['detector.ts', 'detector.test.ts', 'fixtures'].map((file) => `packages/core/src/frameworks/${id}/${file}`),
  },
  {
    kind: 'command',
    entries: () => foldersWith('packages/cli/src/commands', 'command.ts'),
    companions: (id) => [`packages/cli/src/commands/${id}/run.ts`],
  },
];

export const convention = {
  name: 'everything has its companions',
  findProblems() {
    return kinds.flatMap(({ kind, entries, companions, pages }) => {
      const ids = entries();
      const missing = ids.flatMap((id) =>
        companions(id)
          .filter((file) => !existsSync(file))
          .map((file) => `${kind} \`${id}\` lacks ${file}`),
      );
      return [...missing, ...(pages ? orphanedPages(kind, pages, ids) : [])];
    });
  },
};

function orphanedPages(kind, folder, ids) {
  return projectFiles(new RegExp(`^${folder}/[^/]+\\.md$`))
    .map((file) => file.slice(folder.length + 1, -'.md'.length))
    .filter((id) => id !== 'README' && !ids.includes(id))
    .map((id) => `${folder}/${id}.md is the page of no ${kind}`);
}

function filesWithDefaultExport(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name) && textOf(`${folder}/${name}`).includes('export default '))
    .map((name) => name.slice(0, -'.ts'.length));
}

function foldersWith(folder, file) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(`${folder}/${name}/${file}`));
}
