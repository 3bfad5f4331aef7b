import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';
import { inTemporaryRepository } from '../packages/testkit/src/index.ts';
import { convention as companions } from './conventions/companions.mjs';
import { convention as fixtures } from './conventions/fixtures-both-ways.mjs';
import { convention as names } from './conventions/names.mjs';
import { convention as unfilled } from './conventions/unfilled.mjs';
import { kinds } from './kinds.mjs';
import { openProject } from './project.mjs';

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
