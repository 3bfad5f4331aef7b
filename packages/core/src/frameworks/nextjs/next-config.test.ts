import { expect, test } from 'vitest';
import { openNodeFolder } from '../../languages/node/node-folder.ts';
import { memoryRepository } from '../../repository/memory.ts';
import { findServiceFolders } from '../../source/service-folder.ts';
import { findNextConfig } from './next-config.ts';

test.each<[string, string, (string | undefined)[]]>([
  [
    'next.config.ts',
    "export default { output: 'standalone', basePath: '/pier' } satisfies NextConfig;",
    ['standalone', '/pier'],
  ],
  ['next.config.mjs', "export default async (phase) => ({ output: 'export' });", ['export', undefined]],
  ['next.config.js', "const out = 'standalone';\nmodule.exports = { output: out };", ['standalone', undefined]],
  [
    'next.config.ts',
    "const config = { output: 'standalone' as const };\nexport default withSentry(withBundleAnalyzer({ enabled: true })(config), { output: 'x' });",
    ['standalone', undefined],
  ],
  ['next.config.mjs', "const c = {};\nc.output = 'standalone';\nexport default c;", ['standalone', undefined]],
  [
    'next.config.ts',
    "import { base } from './base';\nexport default { ...base, basePath: '/deck' };",
    ['standalone', '/deck'],
  ],
  ['next.config.js', "module.exports = { output: process.env.OUT || 'export' };", [undefined, undefined]],
  ['next.config.js', "module.exports = { output: ci ? 'standalone' : undefined };", [undefined, undefined]],
  [
    'next.config.js',
    "const log = { output: 'export' };\nmodule.exports = { webpack: () => log };",
    [undefined, undefined],
  ],
])('%s: %s', async (name, text, expected) => {
  const files = { 'package.json': '{}', 'base.ts': "export const base = { output: 'standalone' };", [name]: text };
  const [found] = findServiceFolders(memoryRepository(files), ['package.json'], []);
  const folder = found === undefined ? undefined : await openNodeFolder(found);
  if (folder === undefined) throw new Error('there is no folder');
  const { output, basePath } = findNextConfig(folder);
  expect([output?.value, basePath?.value]).toEqual(expected);
});
