import { expect, test } from 'vitest';
import { detectFacts } from '../detect/detect-facts.ts';
import { planFacts } from '../plan/plan-facts.ts';
import { memoryRepository } from '../repository/memory.ts';
import { generate } from './generate.ts';

const code = { 'server.js': "import express from 'express';\nconst app = express();\napp.get('/health', (_, response) => response.end());\napp.listen(4545);\n" };
const manifest = (more: object) =>
  JSON.stringify({ name: 'quay', type: 'module', scripts: { start: 'node server.js' }, dependencies: { express: '5' }, ...more });

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
  [{ packageManager: 'pnpm@10.15.0' }, 'pnpm install --lockfile-only', 'pnpm install --no-frozen-lockfile --store-dir=/pnpm-store --prod'],
  [{ packageManager: 'yarn@1.22.22' }, 'yarn install', 'yarn install --non-interactive --cache-folder=/yarn-cache --production'],
  [{ packageManager: 'bun@1.2.20' }, 'bun install --lockfile-only', 'bun install --cache-dir=/bun-cache --production'],
])('without a lockfile it is built, and said that two builds may differ: %o', async (more, command, install) => {
  const { plan, dockerfile } = await made({ ...code, 'package.json': manifest(more) });
  expect(plan.questions).toMatchObject([{ code: 'LOCKFILE_MISSING', blocking: false, candidates: [{ value: command }] }]);
  expect(installs(dockerfile)).toContain(install);
  expect(dockerfile).not.toMatch(/npm ci|package-lock|pnpm-lock|yarn\.lock|bun\.lock/);
});
