import { expect, test } from 'vitest';
import { findInstallHooks, generatesClient } from './project-hooks.ts';

function manifestOf(scripts: Record<string, string>) {
  return {
    script: (name: string) => {
      const value = scripts[name];
      return value === undefined
        ? undefined
        : { value, source: { file: 'package.json' }, certainty: 'certain' as const };
    },
  };
}

test.each<[Record<string, string>, string[] | undefined, string[]]>([
  [{ start: 'node .' }, undefined, []],
  [{ prepare: 'husky' }, ['prepare'], []],
  [{ prepare: 'is-ci || husky install' }, ['prepare'], []],
  [{ prepare: 'node .husky/install.mjs' }, ['prepare'], []],
  [{ preinstall: 'npx -y only-allow@1 pnpm', postinstall: 'lefthook install' }, ['preinstall', 'postinstall'], []],
  [{ prepare: 'git config core.hooksPath .githooks || true' }, ['prepare'], []],
  [{ postinstall: 'patch-package', prepare: 'husky' }, ['postinstall', 'prepare'], ['postinstall']],
  [{ prepare: 'husky && npm run styles', styles: 'sass a b' }, ['prepare'], ['prepare']],
  [{ prepare: 'npm run hooks', hooks: 'husky' }, ['prepare'], []],
  [{ postinstall: 'node scripts/copy-icons.js' }, ['postinstall'], ['postinstall']],
  [{ postinstall: 'node -e "fetch(1)"' }, ['postinstall'], ['postinstall']],
  [{ postinstall: 'npm run build', build: 'tsc' }, ['postinstall'], []],
  [{ postinstall: 'npm run again', again: 'npm run postinstall' }, ['postinstall'], ['postinstall']],
])('%j', async (scripts, names, needed) => {
  const hooks = findInstallHooks(manifestOf(scripts));
  expect([hooks?.names, hooks?.needed ?? []]).toEqual([names, needed]);
});

test.each([
  ['prisma generate', true],
  ['npx prisma generate --no-engine && tsc', true],
  ['npm run client', true],
  ['node ./node_modules/prisma/build/index.js generate', true],
  ['prisma migrate deploy', false],
  ['graphql-codegen generate', false],
])('%s makes the client: %s', async (script, expected) => {
  expect(generatesClient(manifestOf({ client: 'dotenv -- prisma generate' }), script)).toBe(expected);
});
