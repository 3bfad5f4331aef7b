import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Files that git tracks or would track, relative to the repository, with `/`. */
export function projectFiles(pattern = /./) {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return [...new Set(listed.split('\0'))].filter((file) => file !== '' && pattern.test(file) && exists(file)).sort();
}

/** Own TypeScript: neither generated nor a fixture, which may break any rule on purpose. */
export function sourceFiles() {
  return projectFiles(/^packages\/.*\.tsx?$/).filter((file) => !/\.gen\.ts$|\/fixtures\//.test(file));
}

export function textOf(file) {
  return readFileSync(file, 'utf8');
}

function exists(file) {
  try {
    readFileSync(file);
    return true;
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return false;
    throw error;
  }
}
