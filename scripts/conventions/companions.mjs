import { kinds } from '../kinds.mjs';

export const convention = {
  name: 'everything has its companions',
  findProblems(project) {
    return kinds.flatMap(({ name, folder, entry, companions = () => [], pages }) => {
      const ids = project.entries(folder, entry);
      const missing = ids.flatMap((id) =>
        companions(id)
          .filter((file) => !project.exists(file))
          .map((file) => `${name} \`${id}\` lacks ${file}`),
      );
      return [...missing, ...(pages ? orphanedPages(project, name, pages, ids) : [])];
    });
  },
};

function orphanedPages(project, name, folder, ids) {
  return project
    .files(new RegExp(`^${folder}/[^/]+\\.md$`))
    .map((file) => file.slice(folder.length + 1, -'.md'.length))
    .filter((id) => id !== 'README' && !ids.includes(id))
    .map((id) => `${folder}/${id}.md is the page of no ${name}`);
}
