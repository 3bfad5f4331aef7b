import { makeTemporaryFolder } from '@seaworthy/testkit';
import { expect, test } from 'vitest';
import { openTarget } from '../target/open-target.ts';
import { warnAboutDotEnv } from './warn-about-dot-env.ts';

const SECRET = 'LOG_LEVEL=info\nSTRIPE_SECRET_KEY=k-9331-harbour\n';

async function warnings(files: Record<string, string>): Promise<string[]> {
  await using folder = await makeTemporaryFolder(files);
  const said: string[] = [];
  await warnAboutDotEnv(await openTarget(folder.path), (event) => {
    if (event.type === 'notice') said.push(`${event.level}: ${event.message}`);
  });
  return said;
}

const git = { '.git/HEAD': 'ref: refs/heads/main\n' };

test('a .env with a secret that git would take is named, with what to write where', async () => {
  const [warning, ...others] = await warnings({ ...git, '.env': SECRET, '.env.local': SECRET, '.gitignore': '.env\n' });
  expect(others).toEqual([]);
  expect(warning).toMatch(
    /^warning: \.env\.local holds STRIPE_SECRET_KEY and git does not ignore it: add a line `\.env\.local` to \.gitignore/,
  );
  expect(warning).not.toContain('k-9331');
});

test.each([
  ['it is ignored', { ...git, '.env': SECRET, '.gitignore': '.env*\n' }],
  ['it is ignored on this machine alone', { ...git, '.env': SECRET, '.git/info/exclude': '.env\n' }],
  ['it holds no secret', { ...git, '.env': 'LOG_LEVEL=info\n' }],
  ['it is a template', { ...git, '.env.example': SECRET, '.env.sample': SECRET }],
  ['nothing is under version control', { '.env': SECRET }],
])('nothing is said when %s', async (_, files) => {
  expect(await warnings(files as Record<string, string>)).toEqual([]);
});
