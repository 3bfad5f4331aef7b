// The runtime as users get it: files without dependencies, two for `--import` and one for `import`. With `--package`
// the declarations as well.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './setup.mjs';

const runtime = join(root, 'packages/runtime');
const entries = { 'register.mjs': 'register.ts', 'worker.mjs': 'worker.ts', 'index.js': 'index.ts' };

/** Bundles `packages/runtime` into its `dist`. The build calls it, and vitest before the tests that start processes. */
export default async function bundleRuntime() {
  mkdirSync(join(runtime, 'dist'), { recursive: true });
  for (const [name, entry] of Object.entries(entries)) {
    const code = await bundleRuntimeEntry(entry);
    // Who reads it at the same time gets the old one or the new one.
    const staging = join(runtime, 'dist', `.${name}.${process.pid}`);
    writeFileSync(staging, code);
    renameSync(staging, join(runtime, 'dist', name));
  }
}

/** One entry with all that it needs, as text. */
export async function bundleRuntimeEntry(entry) {
  const bundle = await rolldown({
    input: join(runtime, 'src', entry),
    platform: 'node',
    tsconfig: false,
    // It is the same for a process that does not listen, and ships beside it.
    external: ['./register.ts'],
    transform: { target: 'node22' },
  });
  // Readable, since it runs in production of others; a stack trace names what is in it.
  const { output } = await bundle.generate({ format: 'esm', codeSplitting: false, comments: false });
  await bundle.close();
  return output[0].code.replace("'./register.ts'", "'./register.mjs'").replace('"./register.ts"', '"./register.mjs"');
}

function writeDeclarations() {
  const config = join(runtime, 'dist/tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, rewriteRelativeImportExtensions: true },
        ...{
          outDir: join(runtime, 'dist/types'),
          rootDir: join(runtime, 'src'),
          typeRoots: [join(root, 'node_modules/@types')],
        },
      },
      files: [join(runtime, 'src/index.ts')],
      include: [],
    }),
  );
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { encoding: 'utf8' });
  rmSync(config);
  if (status !== 0) throw new Error(`The declarations can't be made:\n${stdout}`);
  writeFileSync(join(runtime, 'dist/index.d.ts'), "export * from './types/index.js';\n");
}

if (process.argv[1] === import.meta.filename) {
  rmSync(join(runtime, 'dist'), { recursive: true, force: true });
  await bundleRuntime();
  if (process.argv.includes('--package')) {
    writeDeclarations();
    copyFileSync(join(root, 'LICENSE'), join(runtime, 'LICENSE'));
  }
}
