import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { checkSync } from 'recheck';
import { isTest, readModule } from '../modules.mjs';

const cacheFile = 'node_modules/.cache/regular-expressions.json';
const { version } = createRequire(import.meta.url)('recheck/package.json');
/** Deciding takes milliseconds, for a long alternation seconds. */
const timeout = 30_000;
/** The search for an attack is random; the same every time, so that nothing fails on one machine only. */
const randomSeed = 1;

/**
 * What a repository, an image or a container says is as long as its author likes: an expression whose time grows faster than
 * its text lets them stop a run. `recheck` decides that exactly for most expressions and searches an attack for the others.
 */
export const convention = {
  name: 'no regular expression backtracks',
  findProblems(project) {
    const known = readCache();
    const problems = project
      .sources()
      .filter((file) => !isTest(file) && !file.startsWith('packages/testkit/'))
      .flatMap((file) =>
        expressionsOf(readModule(project, file).program).flatMap((found) => judge(project, file, found, known)),
      );
    writeCache(known);
    return problems;
  },
};

function judge(project, file, { pattern, flags, start }, known) {
  const key = `${version} /${pattern}/${flags}`;
  // `d` and `v` change nothing about the time, and the tool does not know them.
  known[key] ??= say(checkSync(pattern, flags.replace(/[dv]/g, ''), { timeout, randomSeed }));
  if (known[key] === 'safe') return [];
  const line = project.text(file).slice(0, start).split('\n').length;
  return [`${file}:${line}: /${pattern}/${flags} ${known[key]}`];
}

function say({ status, complexity, attack, error }) {
  if (status === 'safe') return 'safe';
  if (status === 'unknown') return `could not be decided (${error.kind}): make it simpler`;
  return `takes ${complexity.summary} time, as for ${attack.pattern}: leave one way to match, or go line by line`;
}

function expressionsOf(program) {
  const found = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (Array.isArray(node)) return node.forEach(visit);
    if (node.type === 'Literal' && node.regex) found.push({ ...node.regex, start: node.start });
    for (const child of Object.values(node)) visit(child);
  };
  visit(program);
  return found;
}

function readCache() {
  return existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, 'utf8')) : {};
}

function writeCache(known) {
  mkdirSync(dirname(cacheFile), { recursive: true });
  writeFileSync(cacheFile, JSON.stringify(known));
}
