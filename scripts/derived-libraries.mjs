// The runtime libraries as the files that generated images copy: text in a module, since `core` reads no file of its own.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleRuntimeEntry } from './bundle-runtime.mjs';
import { root } from './setup.mjs';

const python = join(root, 'packages/runtime-python/src/seaworthy_runtime');

export async function renderLibraries() {
  const modules = readdirSync(python).filter((name) => name.endsWith('.py'));
  return [
    module_('node', {
      'register.mjs': await bundleRuntimeEntry('register.ts'),
      'worker.mjs': await bundleRuntimeEntry('worker.ts'),
    }),
    module_('python', Object.fromEntries(modules.map((name) => [name, readFileSync(join(python, name), 'utf8')]))),
  ];
}

function module_(language, files) {
  const entries = Object.entries(files)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => `  ${JSON.stringify(name)}: ${JSON.stringify(text)},`);
  return {
    path: `packages/core/src/languages/${language}/library/files.gen.ts`,
    content: [
      "// Made by `npm run generate` from the runtime library. Don't edit.",
      'export const files = {',
      ...entries,
      '} as const;',
      '',
    ].join('\n'),
  };
}
