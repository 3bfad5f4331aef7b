// Commands that fetch a package by its name, up to the end of the command.
const FETCHING =
  /\b(npx|pnpx|bunx|(?:pnpm|yarn) dlx|(?:npm|pnpm|yarn|bun) (?:exec|create|add|install|i))\b([^`'"|&;\n]*)/g;

/** Nobody owns the name on the registry: whoever is told to run it from there runs what a stranger may put there. */
export const convention = {
  name: 'nobody is told to fetch the package by its unpublished name',
  findProblems(project) {
    return project
      .files(/\.(md|ts|tsx|mjs|json|ya?ml|sh)$/)
      .filter((file) => !file.startsWith('scripts/conventions/') && !file.includes('/fixtures/'))
      .flatMap((file) =>
        project
          .text(file)
          .split('\n')
          .flatMap((line, index) => (fetchesByName(line) ? [problem(`${file}:${index + 1}`)] : [])),
      );
  },
};

function fetchesByName(line) {
  return [...line.matchAll(FETCHING)].some(
    // `--no` fetches nothing, and a path is not a name.
    ([, , words]) => /(?:^|\s)seaworthy(?:@\S+)?(?:\s|$)/.test(words) && !/(?:^|\s)--no\b/.test(words),
  );
}

function problem(place) {
  return `${place}: nobody owns this name on the registry; say how it is really had (docs/guides/installing.md)`;
}
