import { existsSync } from 'node:fs';
import { projectFiles, textOf } from '../sources.mjs';

/** Every dependency stands with its reason in docs/ARCHITECTURE.md, and the lockfile records no download address. */
export const convention = {
  name: 'dependencies are named with their reason',
  findProblems() {
    const architecture = existsSync('docs/ARCHITECTURE.md') ? textOf('docs/ARCHITECTURE.md') : '';
    const manifests = projectFiles(/^(packages\/[^/]+\/)?package\.json$/);
    const unnamed = manifests.flatMap((file) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(file));
      return Object.keys({ ...dependencies, ...devDependencies })
        .filter((name) => !name.startsWith('@seaworthy/') && !architecture.includes(`\`${name}\``))
        .map((name) => `${file}: \`${name}\` is not in the dependency table of docs/ARCHITECTURE.md`);
    });
    const addresses = projectFiles(/(^|\/)package-lock\.json$/)
      .filter((file) => /"resolved": "https?:/.test(textOf(file)))
      .map(
        (file) => `${file}: records download addresses; install with \`omit-lockfile-registry-resolved\` (see .npmrc)`,
      );
    return [...unnamed, ...addresses];
  },
};
