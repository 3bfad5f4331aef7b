const MOST_FILES = 5;

/** Paths for a reader: a folder that has more files of its own than a reader wants is one line, `docker/library/ (27 files)`. */
export function foldFolders(paths: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const folder of paths.map(folderOf)) counts.set(folder, (counts.get(folder) ?? 0) + 1);
  const lines = paths.map((path) => {
    const folder = folderOf(path);
    const count = counts.get(folder) ?? 0;
    return folder === '' || count <= MOST_FILES ? path : `${folder} (${count} files)`;
  });
  return [...new Set(lines)];
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
