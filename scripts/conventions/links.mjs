import { dirname, join, normalize } from 'node:path';

/** Relative links of the documentation, and paths in ARCHITECTURE's tables, lead somewhere. */
export const convention = {
  name: 'documentation links lead somewhere',
  findProblems(project) {
    return project
      .files(/\.md$/)
      .filter((file) => !file.includes('/fixtures/'))
      .flatMap((file) =>
        [...project.text(file).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
          .map((match) => match[1])
          .filter((target) => !/^[a-z]+:/.test(target))
          .filter((target) => !project.exists(normalize(join(dirname(file), decodeURI(target)))))
          .map((target) => `${file}: ${target} does not exist`),
      );
  },
};
