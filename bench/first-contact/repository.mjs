// The repositories of this benchmark: each is one text file, a header in YAML (what it is, and what is true of it) and behind
// it its files, each under a line `-- path --`. So sixty projects stay readable side by side.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { lockfileOf } from './lockfiles.mjs';

const folder = fileURLToPath(new URL('repositories', import.meta.url));
const suffix = '.txt';

/** All of them in the order of their names, or those whose name begins with one of `only`. */
export function readRepositories(only = []) {
  return readdirSync(folder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => file.slice(0, -suffix.length))
    .filter((name) => only.length === 0 || only.some((start) => name.startsWith(start)))
    .sort()
    .map((name) => readRepository(name, readFileSync(join(folder, name + suffix), 'utf8')));
}

function readRepository(name, text) {
  const [header = '', ...rest] = text.split(/^-- (?=\S.* --$)/m);
  const written = rest.map((part) => {
    const end = part.indexOf(' --\n');
    return [part.slice(0, end), part.slice(end + 4)];
  });
  const { about, expect, locks = {}, filler = [], answers, incomplete } = parse(header);
  const files = Object.fromEntries(written);
  for (const { count, path, text: content } of filler)
    for (let index = 0; index < count; index += 1) files[path.replaceAll('{n}', String(index))] = content;
  return { name, about, expect, locks, files, answers, incomplete };
}

/** Its files with a lockfile of direct dependencies for each manager that `locks` names: enough to read, not to install from. */
export function lockedFiles({ files, locks }) {
  const made = Object.entries(locks).flatMap(([path, manager]) => lockfileOf(manager, path, files));
  return { ...files, ...Object.fromEntries(made) };
}

export function unpack(files, target) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), content);
  }
}
