/** Every dependency stands with its reason in docs/ARCHITECTURE.md, and the lockfile records no download address. */
export const convention = {
  name: 'dependencies are named with their reason',
  findProblems(project) {
    const architecture = project.exists('docs/ARCHITECTURE.md') ? project.text('docs/ARCHITECTURE.md') : '';
    const manifests = project.files(/^(packages\/[^/]+\/)?package\.json$/);
    const unnamed = manifests.flatMap((file) => {
      const { dependencies = {}, devDependencies = {} } = JSON.parse(project.text(file));
      return Object.keys({ ...dependencies, ...devDependencies })
        .filter((name) => !name.startsWith('@seaworthy/') && !architecture.includes(`\`${name}\``))
        .map((name) => `${file}: \`${name}\` is not in the dependency table of docs/ARCHITECTURE.md`);
    });
    const addresses = project
      .files(/(^|\/)package-lock\.json$/)
      .filter((file) => /"resolved": "https?:/.test(project.text(file)))
      .map(
        (file) => `${file}: records download addresses; install with \`omit-lockfile-registry-resolved\` (see .npmrc)`,
      );
    return [...unnamed, ...addresses];
  },
};
