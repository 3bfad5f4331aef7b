/** `npm ci` refuses a lockfile that lacks a platform's binaries, on every machine but the one that wrote it. */
export const convention = {
  name: 'the lockfile holds the binaries of every platform',
  findProblems(project) {
    const { packages } = JSON.parse(project.text('package-lock.json'));
    const locked = new Set(
      Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
    );
    return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies)
        .filter((name) => !locked.has(name))
        .map(
          (name) =>
            `${path} wants ${name}, which is not locked: use a release whose platform packages are all published`,
        ),
    );
  },
};
