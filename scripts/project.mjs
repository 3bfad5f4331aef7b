import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A checkout as the conventions read it. Paths are relative to its root, with `/`. */
export function openProject(root) {
  const texts = new Map();
  const text = (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(join(root, file), 'utf8'));
    return texts.get(file);
  };
  const all = listFiles(root);
  const files = (pattern) => all.filter((file) => pattern.test(file));
  return {
    root,
    text,
    files,
    /** Own TypeScript: neither generated nor a fixture, which may break any rule on purpose. */
    sources: () => files(/^packages\/.*\.tsx?$/).filter((file) => !/\.gen\.ts$|\/fixtures\//.test(file)),
    exists: (path) => existsSync(join(root, path)),
    /** Ids of what lies in a folder: `<id>/<entry>`, or `<id>.ts` with a default export. */
    entries: (folder, entry) => entriesOf({ all, text }, folder, entry),
  };
}

/** Files that git tracks or would track. */
function listFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file))).sort();
}

function entriesOf({ all, text }, folder, entry) {
  const inside = all.filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1));
  if (entry.startsWith('*/')) {
    return inside
      .filter((file) => file.split('/').length === 2 && file.endsWith(entry.slice(1)))
      .map((file) => file.split('/')[0]);
  }
  return inside
    .filter((file) => /^[a-z0-9-]+\.ts$/.test(file) && text(`${folder}/${file}`).includes('export default '))
    .map((file) => file.slice(0, -'.ts'.length));
}
