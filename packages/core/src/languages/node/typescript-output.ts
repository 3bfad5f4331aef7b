import type { Fact } from '../../model/index.ts';
import { type JsonDocument, readJson } from '../../repository/json-document.ts';
import { folderOf, joinPath } from '../../repository/repository.ts';
import type { NodeFolder } from './node-folder.ts';
import { optionValue, splitCommands } from './shell-words.ts';

/** Where a build script puts the compiled files. */
export interface TypeScriptOutput {
  /** Folder relative to the service: `dist`. */
  folder: Fact<string>;
  /** Folder of the sources that the output mirrors: `src`, or `.`. */
  root: string;
}

/** The output folder of the build script: what the script says, else what tsconfig says. `undefined`: nothing is compiled. */
export async function findTypeScriptOutput(folder: NodeFolder): Promise<TypeScriptOutput | undefined> {
  const build = folder.manifest.script('build');
  if (build === undefined) return undefined;
  const commands = splitCommands(build.value).map(({ words }) => words);
  const option = (...names: string[]) =>
    commands.map((words) => optionValue(words, names)).find((value) => value !== undefined);
  const project = option('-p', '--project', '-b', '--build');
  const config = await readConfig(folder, project?.endsWith('.json') === true ? project : 'tsconfig.json');
  const runs = (...programs: string[]) =>
    commands.some((words) => words.some((word) => programs.includes(word.split('/').at(-1) ?? word)));
  const value = option('--outDir', '--out-dir', '--outdir', '-d') ?? (runs('tsup') ? 'dist' : undefined);
  const folderFact: Fact<string> | undefined =
    value !== undefined
      ? { value: clean(value), source: build.source, certainty: 'certain' }
      : runs('tsc', 'swc', 'tsc-alias', 'tspc')
        ? config.outDir
        : undefined;
  if (folderFact === undefined) return undefined;
  return { folder: folderFact, root: config.rootDir ?? impliedRoot(folder) };
}

/** The compiled file of a source: `src/server.ts` → `dist/server.js`. `undefined` when it lies outside of the sources. */
export function compiledFile(source: string, { folder, root }: TypeScriptOutput): string | undefined {
  const prefix = root === '.' ? '' : `${root}/`;
  if (!source.startsWith(prefix) || !/\.[cm]?tsx?$/.test(source)) return undefined;
  const file = source.slice(prefix.length).replace(/\.([cm]?)tsx?$/, '.$1js');
  return joinPath(folder.value, file);
}

async function readConfig(folder: NodeFolder, name: string): Promise<{ outDir?: Fact<string>; rootDir?: string }> {
  const found: { outDir?: Fact<string>; rootDir?: string } = {};
  let file = folder.resolve(name);
  // Options of the nearer file win; the depth is bounded because files may extend each other in a circle.
  for (let depth = 0; depth < 4; depth++) {
    const json: JsonDocument | undefined = await readJson(folder.repository, file, { comments: true });
    if (json === undefined) break;
    const outDir = json.get('compilerOptions', 'outDir');
    const rootDir = json.get('compilerOptions', 'rootDir');
    if (typeof outDir === 'string' && found.outDir === undefined) {
      const source = { file, line: json.lineOf('compilerOptions', 'outDir') };
      found.outDir = { value: clean(outDir), source, certainty: 'certain' };
    }
    if (typeof rootDir === 'string') found.rootDir ??= clean(rootDir);
    const parent = json.get('extends');
    if (typeof parent !== 'string' || !parent.startsWith('.')) break;
    file = joinPath(folderOf(file), parent.endsWith('.json') ? parent : `${parent}.json`);
  }
  return found;
}

/** Without `rootDir`, TypeScript takes the folder that all compiled files share. */
function impliedRoot(folder: NodeFolder): string {
  const sources = folder.files
    .map((file) => (folder.path === '.' ? file : file.slice(folder.path.length + 1)))
    .filter(
      (file) =>
        /\.[cm]?tsx?$/.test(file) &&
        !/\.d\.[cm]?ts$|\.config\.|(^|\/)(?:tests?|__tests__|e2e)\/|\.(?:test|spec)\./.test(file),
    );
  const top = new Set(sources.map((file) => (file.includes('/') ? file.split('/')[0] : '.')));
  return top.size === 1 ? ([...top][0] as string) : '.';
}

function clean(path: string): string {
  return joinPath('.', path.replace(/^\.\//, ''));
}
