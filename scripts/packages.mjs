/** The packages of the repository, each with its doors: what others import, and the source file behind it. */
export function readPackages(project) {
  return project.files(/^packages\/[^/]+\/package\.json$/).map((file) => {
    const folder = file.slice(0, -'/package.json'.length);
    const { name, private: isPrivate = false, exports = {} } = JSON.parse(project.text(file));
    const doors = Object.entries(exports).map(([path, target]) => ({
      door: `${name}${path.slice(1)}`,
      file: `${folder}/${sourceOf(target)}`,
    }));
    return { folder, isPrivate, doors };
  });
}

/** What is published is built: `dist/index.js` comes from `src/index.ts`. */
function sourceOf(target) {
  const path = typeof target === 'string' ? target : target.default;
  return path.replace(/^\.\//, '').replace(/^dist\/(.*)\.js$/, 'src/$1.ts');
}
