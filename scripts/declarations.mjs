// The type declarations of the published package: what `tsc` emits for its entry and for all that it names, as
// files beside the program. Bundlers of declarations need a newer Node or an older TypeScript than this repository's.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { root } from './setup.mjs';

const ENTRY = 'packages/cli/src/index.d.ts';
// Documents are inferred from their schemas, so a reader of the types needs zod's. The code of it is in the bundle.
const INFERRED_WITH = 'zod';

/** Writes `index.d.ts` into the folder, and the files that it needs into `types` below it. */
export function writeDeclarations(folder) {
  const emitted = mkdtempSync(join(tmpdir(), 'seaworthy-declarations-'));
  try {
    emit(emitted);
    const wanted = reachable(emitted);
    for (const file of wanted) {
      const place = join(folder, 'types', file);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(
        place,
        withSpecifiers(readFileSync(join(emitted, file), 'utf8'), (name) => specifierOf(file, name)),
      );
    }
    writeFileSync(join(folder, 'index.d.ts'), `export * from './types/${ENTRY.replace(/\.d\.ts$/, '.js')}';\n`);
  } finally {
    rmSync(emitted, { recursive: true, force: true });
  }
}

function emit(folder) {
  const config = join(folder, 'tsconfig.json');
  writeFileSync(
    config,
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: folder, rootDir: root },
        typeRoots: [join(root, 'node_modules/@types')],
      },
      // A package that is only imported counts as somebody else's, and nothing is emitted for it.
      include: [join(root, 'packages/*/src/**/*.ts')],
      exclude: ['packages/testkit', 'packages/**/*.test.ts', 'packages/**/fixtures/**'].map((path) => join(root, path)),
    }),
  );
  const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The declarations can't be made:\n${stdout}`);
  cpSync(join(root, 'node_modules', INFERRED_WITH), join(folder, INFERRED_WITH), {
    recursive: true,
    filter: (path) => !/\.(c?js|cts|map)$/.test(path),
  });
}

/** The entry, and every file that one of them imports. */
function reachable(emitted) {
  const found = new Set([ENTRY]);
  for (const file of found) {
    withSpecifiers(readFileSync(join(emitted, file), 'utf8'), (name) => {
      const target = fileOf(file, name);
      if (target === undefined) return name;
      if (!existsSync(join(emitted, target)))
        throw new Error(`${file} imports ${name}, which no user of the package has`);
      found.add(target);
      return name;
    });
  }
  return found;
}

/** The emitted file that an import means; undefined for Node's own modules. */
function fileOf(from, name) {
  if (name.startsWith('node:')) return undefined;
  if (name.startsWith('.')) return join(dirname(from), name).replace(/(\.d)?\.[cm]?[jt]s$/, '.d.ts');
  if (name === INFERRED_WITH || name.startsWith(`${INFERRED_WITH}/`)) return `${name}/index.d.ts`;
  const [, own, door = '.'] = /^@seaworthy\/([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  if (own === undefined) return name;
  const { exports } = JSON.parse(readFileSync(join(root, 'packages', own, 'package.json'), 'utf8'));
  const source = exports[door === '.' ? '.' : `./${door}`];
  return join('packages', own, source).replace(/\.ts$/, '.d.ts');
}

function specifierOf(from, name) {
  const target = fileOf(from, name);
  if (target === undefined) return name;
  const path = relative(dirname(from), target).replace(/\.d\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
}

function withSpecifiers(text, replace) {
  const lines = text.split('\n').map((line) =>
    // A comment may quote an import.
    /^\s*(\/\*|\*|\/\/)/.test(line)
      ? line
      : line.replace(
          /(\bfrom\s*|\bimport\s*\(\s*|^import\s+)(['"])([^'"]+)\2/g,
          (_, before, quote, name) => `${before}${quote}${replace(name)}${quote}`,
        ),
  );
  return lines.join('\n');
}
