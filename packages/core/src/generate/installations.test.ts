import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const code = {
  'server.js':
    "import express from 'express';\nconst app = express();\napp.get('/health', (_, response) => response.end());\napp.listen(4545);\n",
};
const manifest = (more: object) =>
  JSON.stringify({
    name: 'quay',
    type: 'module',
    scripts: { start: 'node server.js' },
    dependencies: { express: '5' },
    ...more,
  });

async function made(files: Record<string, string>) {
  const plan = planFacts(await detectFacts(memoryRepository(files, 'quay')));
  const all = Object.fromEntries(generate(plan).files.map(({ path, content }) => [path, content]));
  return { plan, dockerfile: all.Dockerfile ?? '', ignore: all['.dockerignore'] ?? '' };
}

/** The commands that install, in the order of the file. */
const installs = (dockerfile: string) =>
  [...dockerfile.matchAll(/^ {4}((?:npm|pnpm|yarn|bun|cd|rm) [^\n]*?)(?: && \\)?$/gm)].map((match) => match[1]);

test.each([
  [{}, 'npm install --package-lock-only', 'npm install --omit=dev'],
  [
    { packageManager: 'pnpm@10.15.0' },
    'pnpm install --lockfile-only',
    'pnpm install --no-frozen-lockfile --store-dir=/pnpm-store --prod',
  ],
  [
    { packageManager: 'yarn@1.22.22' },
    'yarn install',
    'yarn install --non-interactive --cache-folder=/yarn-cache --production',
  ],
  [{ packageManager: 'bun@1.2.20' }, 'bun install --lockfile-only', 'bun install --cache-dir=/bun-cache --production'],
])('without a lockfile it is built, and said that two builds may differ: %o', async (more, command, install) => {
  const { plan, dockerfile } = await made({ ...code, 'package.json': manifest(more) });
  expect(plan.questions).toMatchObject([
    { code: 'LOCKFILE_MISSING', blocking: false, candidates: [{ value: command }] },
  ]);
  expect(installs(dockerfile)).toContain(install);
  expect(dockerfile).not.toMatch(/npm ci|package-lock|pnpm-lock|yarn\.lock|bun\.lock/);
});

const berry = '__metadata:\n  version: 8\n';
const workspaceOf = (more: object, lock: Record<string, string>) => ({
  'package.json': JSON.stringify({ name: 'top', private: true, workspaces: ['apps/*', 'packages/*'], ...more }),
  'apps/api/package.json': manifest({ name: '@top/api', dependencies: { express: '5', '@top/shared': '*' } }),
  'apps/api/server.js': code['server.js'],
  'packages/shared/package.json': JSON.stringify({
    name: '@top/shared',
    scripts: { build: 'tsc', generate: 'node generate.js' },
    devDependencies: { '@top/settings': '*' },
  }),
  'packages/settings/package.json': JSON.stringify({ name: '@top/settings' }),
  'packages/other/package.json': JSON.stringify({ name: '@top/other' }),
  ...lock,
});

test.each([
  ['npm', {}, { 'package-lock.json': '' }, ['npm ci --prefer-offline --omit=dev'], false],
  [
    'pnpm',
    {},
    { 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': 'packages: [apps/*, packages/*]\n' },
    ['pnpm install --frozen-lockfile --store-dir=/pnpm-store --prod'],
    false,
  ],
  [
    'Yarn 1',
    {},
    { 'yarn.lock': '# yarn lockfile v1\n' },
    ['yarn install --non-interactive --frozen-lockfile --cache-folder=/yarn-cache --production'],
    false,
  ],
  [
    'Yarn 4',
    {},
    { 'yarn.lock': berry },
    ['yarn install --immutable --mode=skip-build', 'yarn workspaces focus --production top @top/api'],
    true,
  ],
  ['Bun', {}, { 'bun.lock': '' }, ['bun install --frozen-lockfile --cache-dir=/bun-cache --production'], false],
  [
    'Yarn 3, which focuses on nothing',
    { packageManager: 'yarn@3.8.7' },
    { 'yarn.lock': berry.replace('8', '6') },
    [
      'npm pkg delete devDependencies',
      '(cd packages/other && npm pkg delete dependencies devDependencies)',
      'yarn install',
    ],
    true,
  ],
])(
  '%s installs a member from the root of its workspace, with the members that it needs',
  async (_, more, lock, commands, all) => {
    const { plan, dockerfile, ignore } = await made(workspaceOf(more, lock as Record<string, string>));
    expect(plan.services[0]?.workspace).toMatchObject({
      root: '.',
      members: [
        { path: 'packages/settings', scripts: [], shipped: false },
        { path: 'packages/shared', scripts: ['build'], shipped: true },
      ],
      others: ['packages/other'],
    });
    const [production = '', development = ''] = dockerfile
      .split(/^FROM /m)
      .filter((stage) => /AS api-(?:dev-)?dependencies/.test(stage));
    for (const command of commands) expect(production).toContain(command);
    expect(production.includes('packages/settings/package.json')).toBe(all);
    expect(dockerfile.includes('packages/other/package.json')).toBe(all);
    expect(development.indexOf('COPY packages/shared/ ')).toBeGreaterThan(
      development.indexOf('COPY packages/settings/ '),
    );
    expect(dockerfile).toMatch(/WORKDIR \/app\/apps\/api\n/);
    expect(ignore).toMatch(/^!packages\/shared$/m);
    expect(ignore).not.toMatch(/^!packages\/other$/m);
  },
);

test('what the task runner of a workspace runs before a build is run before it', async () => {
  const turbo = JSON.stringify({ tasks: { build: { dependsOn: ['^build', 'generate', '$KEY', 'web#lint'] } } });
  const { dockerfile, plan } = await made(workspaceOf({}, { 'package-lock.json': '', 'turbo.json': turbo }));
  expect(plan.services[0]?.workspace?.settings).toEqual(['turbo.json']);
  expect(dockerfile).toContain('cd /app/packages/shared && \\\n    npm run generate && \\\n    npm run build\n');
});
