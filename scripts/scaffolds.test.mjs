import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { inTemporaryRepository } from '../packages/testkit/src/index.ts';
import { convention as companions } from './conventions/companions.mjs';
import { convention as fixtures } from './conventions/fixtures-both-ways.mjs';
import { convention as names } from './conventions/names.mjs';
import { convention as unfilled } from './conventions/unfilled.mjs';
import { kinds } from './kinds.mjs';
import { openProject } from './project.mjs';
import { root } from './setup.mjs';

describe.each(kinds)('npm run new $name', ({ folder, entry, filesFor }) => {
  const files = filesFor('rusty-hull');
  const problemsIn = ({ findProblems }) => inTemporaryRepository(files, (root) => findProblems(openProject(root)));

  test('makes an entry with all its companions, under good names', async () => {
    const ids = await inTemporaryRepository(files, (root) => openProject(root).entries(folder, entry));
    expect(ids).toEqual(['rusty-hull']);
    expect(await problemsIn(companions)).toEqual([]);
    expect(await problemsIn(names)).toEqual([]);
  });

  test('makes programs that can be read', () => {
    const programs = Object.entries(files).filter(([file]) => /\.(ts|js)$/.test(file));
    for (const [file, text] of programs) expect(parseSync(file, text).errors).toEqual([]);
  });

  test('leaves `npm run check` red until every page, fixture and entry is filled in', async () => {
    const open = (await problemsIn(unfilled)).map((problem) => problem.split(':')[0]);
    const byHand = Object.keys(files).filter((file) => !/\.test\.ts$|\/(run|recipe|installation)\.ts$/.test(file));
    expect([...new Set(open)]).toEqual(expect.arrayContaining(byHand));
  });
});

test('an untouched fixture of a check is the same both ways, and that is seen', async () => {
  const { filesFor } = kinds.find(({ name }) => name === 'check');
  const problems = await inTemporaryRepository(filesFor('rusty-hull'), (root) =>
    fixtures.findProblems(openProject(root)),
  );
  expect(problems).toEqual(['fixtures/images/rusty-hull/compose.yaml: `fails` and `passes` are the same']);
});

test('what is known by name alone is completed, and what is whole is left alone', async () => {
  const folder = 'packages/core/src/frameworks/koa';
  const known = { [`${folder}/detector.ts`]: 'export default {};\n' };
  await inTemporaryRepository(known, (cwd) => {
    const create = () => spawnSync(process.execPath, [join(root, 'scripts/new.mjs'), 'framework', 'koa'], { cwd });
    const read = (file) => readFileSync(join(cwd, folder, file), 'utf8');
    expect(create().status).toBe(0);
    expect(read('detector.ts')).toBe('export default {};\n');
    expect(read('recipe.ts')).toContain("nodeServerRecipe('koa'");
    rmSync(join(cwd, folder, 'detector.test.ts'));
    expect(create().status).toBe(1);
    expect(existsSync(join(cwd, folder, 'detector.test.ts'))).toBe(false);
  });
});

test('all that is written has the types of its contract', async () => {
  const files = Object.assign({}, ...kinds.map(({ filesFor }) => filesFor('rusty-hull')));
  const include = Object.keys(files).filter((file) => file.endsWith('.ts'));
  files['written.json'] = JSON.stringify({ extends: './tsconfig.json', include });
  const said = await inTemporaryRepository(files, (folder) => {
    copySources(folder);
    spawnSync(process.execPath, [join(root, 'scripts/generate.mjs')], { cwd: folder });
    const compiler = join(root, 'node_modules/.bin/tsc');
    return spawnSync(compiler, ['--noEmit', '-p', 'written.json'], { cwd: folder, encoding: 'utf8' }).stdout;
  });
  expect(said).toBe('');
}, 120_000);

/** The packages with what they depend on, so that what is generated there is not generated here. */
function copySources(to) {
  const [own, modules] = ['@seaworthy', join(to, 'node_modules')];
  cpSync(join(root, 'tsconfig.json'), join(to, 'tsconfig.json'));
  for (const name of readdirSync(join(root, 'packages'))) {
    const copied = join(to, 'packages', name);
    const isMade = (path) => /[/\\](dist|node_modules)$/.test(path);
    cpSync(join(root, 'packages', name), copied, { recursive: true, force: false, filter: (path) => !isMade(path) });
    mkdirSync(join(modules, own), { recursive: true });
    symlinkSync(copied, join(modules, own, name));
  }
  for (const name of readdirSync(join(root, 'node_modules')).filter((name) => name !== own)) {
    symlinkSync(join(root, 'node_modules', name), join(modules, name));
  }
}
