import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { projectFiles, textOf } from '../sources.mjs';

/** Relative links of the documentation, and paths in ARCHITECTURE's tables, lead somewhere. */
export const convention = {
  name: 'documentation links lead somewhere',
  findProblems() {
    return projectFiles(/\.md$/)
      .filter((file) => !file.includes('/fixtures/'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
          .map((match) => match[1])
          .filter((target) => !/^[a-z]+:/.test(target))
          .filter((target) => !existsSync(normalize(join(dirname(file), decodeURI(target)))))
          .map((target) => `${file}: ${target} does not exist`),
      );
  },
};
