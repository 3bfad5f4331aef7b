import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const TOKEN = 'abcdef0123456789';
const SERVER = "require('express')().get('/health', (_, r) => r.end()).listen(3000);\n";
const app = { dependencies: { express: '5' }, scripts: { start: 'node app.js' } };

const settings: Readonly<Record<string, string>> = {
  '.npmrc': `//registry.example.com/:_authToken=${TOKEN}\n`,
  '.yarnrc.yml': `npmScopes:\n  acme:\n    npmAuthToken: "${TOKEN}"\n`,
  'bunfig.toml': `[install.scopes]\nacme = { token = "${TOKEN}", url = "https://registry.example.com" }\n`,
};
const cases = [
  ['npm', 'package-lock.json', '{}', '.npmrc'],
  ['pnpm', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\n", '.npmrc'],
  ['Yarn', 'yarn.lock', '__metadata:\n  version: 8\n', '.yarnrc.yml'],
  ['Bun', 'bun.lock', '{}', 'bunfig.toml'],
] as const;

async function filesOf(repository: Record<string, string>): Promise<Map<string, string>> {
  const plan = planFacts(await detectFacts(memoryRepository(repository, 'quay')));
  return new Map(generate(plan).files.map(({ path, content }) => [path, content]));
}

test.each(cases)('%s: a token in its settings reaches no layer, of a folder or of a workspace', async (...given) => {
  const [, lockfile, lock, file] = given;
  const shared = { [lockfile]: lock, [file]: settings[file] as string };
  const alone = await filesOf({ ...shared, 'package.json': JSON.stringify(app), 'app.js': SERVER });
  const member = await filesOf({
    ...shared,
    'package.json': '{"workspaces":["apps/*"]}',
    'pnpm-workspace.yaml': 'packages: ["apps/*"]\n',
    'apps/crane/package.json': JSON.stringify({ name: 'crane', ...app }),
    'apps/crane/app.js': SERVER,
    'apps/shed/package.json': '{"name":"shed","main":"shed.js"}',
  });
  for (const files of [alone, member]) {
    const dockerfile = files.get('Dockerfile') as string;
    const lines = dockerfile.split('\n').filter((line) => line.includes(file));
    const mounts = lines.filter((line) => line.includes(`--mount=type=secret`) && line.includes(`/app/${file}`));
    expect(mounts.length, 'both installations have it').toBe(2);
    expect(lines, 'and no other line names it').toEqual(mounts);
    expect(files.get('.dockerignore')).not.toContain(`!${file}`);
    expect([...files.values()].join()).not.toContain(TOKEN);
  }
});
