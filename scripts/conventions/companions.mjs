/** What has to stand beside each thing of a kind, and in which folder the kind's pages may hold nothing else. */
const kinds = [
  {
    kind: 'check',
    folder: 'packages/checks/src/checks',
    entry: '*.ts',
    companions: (id) => [
      `packages/checks/src/checks/${id}.test.ts`,
      `docs/checks/${id}.md`,
      `fixtures/images/${id}/compose.yaml`,
    ],
    pages: 'docs/checks',
  },
  {
    kind: 'error',
    folder: 'packages/core/src/errors/catalogue',
    entry: '*.ts',
    companions: (id) => [`docs/errors/${id}.md`],
    pages: 'docs/errors',
  },
  {
    kind: 'framework',
    folder: 'packages/core/src/frameworks',
    entry: '*/detector.ts',
    companions: (id) =>
      ['detector.test.ts', 'recipe.ts', 'fixtures/'].map((file) => `packages/core/src/frameworks/${id}/${file}`),
  },
  {
    kind: 'command',
    folder: 'packages/cli/src/commands',
    entry: '*/command.ts',
    companions: (id) => [`packages/cli/src/commands/${id}/run.ts`],
  },
];

export const convention = {
  name: 'everything has its companions',
  findProblems(project) {
    return kinds.flatMap(({ kind, folder, entry, companions, pages }) => {
      const ids = project.entries(folder, entry);
      const missing = ids.flatMap((id) =>
        companions(id)
          .filter((file) => !project.exists(file))
          .map((file) => `${kind} \`${id}\` lacks ${file}`),
      );
      return [...missing, ...(pages ? orphanedPages(project, kind, pages, ids) : [])];
    });
  },
};

function orphanedPages(project, kind, folder, ids) {
  return project
    .files(new RegExp(`^${folder}/[^/]+\\.md$`))
    .map((file) => file.slice(folder.length + 1, -'.md'.length))
    .filter((id) => id !== 'README' && !ids.includes(id))
    .map((id) => `${folder}/${id}.md is the page of no ${kind}`);
}
