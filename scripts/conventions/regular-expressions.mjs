import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isTest, readModule } from '../modules.mjs';

const cacheFile = 'node_modules/.cache/regular-expressions.json';
const { version } = createRequire(import.meta.url)('recheck/package.json');
const judging = new URL('../judge-expressions.mjs', import.meta.url);

/**
 * What a repository, an image or a container says is as long as its author likes: an expression whose time grows faster than
 * its text lets them stop a run. `recheck` decides that exactly for most expressions and searches an attack for the others.
 */
export const convention = {
  name: 'no regular expression backtracks',
  async findProblems(project) {
    const expressions = project
      .sources()
      .filter((file) => !isTest(file) && !file.startsWith('packages/testkit/'))
      .flatMap((file) => expressionsOf(readModule(project, file).program).map((found) => ({ ...found, file })));
    const known = await decide(expressions, readCache());
    writeCache(known);
    return expressions
      .filter((found) => known[keyOf(found)] !== 'safe')
      .map(({ file, pattern, flags, start }) => {
        const line = project.text(file).slice(0, start).split('\n').length;
        return `${file}:${line}: /${pattern}/${flags} ${known[keyOf({ pattern, flags })]}`;
      });
  },
};

/** Decides those that no earlier run has decided, on every processor. */
async function decide(expressions, known) {
  const open = [...new Map(expressions.map((found) => [keyOf(found), found])).values()].filter(
    (found) => known[keyOf(found)] === undefined,
  );
  const share = (_, thread) => open.filter((_, index) => index % threads === thread);
  const threads = Math.min(availableParallelism(), open.length);
  const decided = await Promise.all(
    Array.from({ length: threads }, share).map(async (part) => {
      const workerData = part.map(({ pattern, flags }) => [pattern, flags]);
      const [said] = await once(new Worker(judging, { workerData }), 'message');
      return part.map((found, index) => [keyOf(found), said[index]]);
    }),
  );
  return { ...known, ...Object.fromEntries(decided.flat()) };
}

function keyOf({ pattern, flags }) {
  return `${version} /${pattern}/${flags}`;
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
