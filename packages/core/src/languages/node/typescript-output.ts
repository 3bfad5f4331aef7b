import type { Fact } from '../../model/index.ts';
import { type JsonDocument, readJson } from '../../repository/json-document.ts';
import { folderOf, joinPath } from '../../repository/repository.ts';
import { optionValue } from '../../text/shell-words.ts';
import { commandsOf, type NamedScript } from './build-script.ts';
import type { NodeFolder } from './node-folder.ts';

/** Where a build script puts the compiled files. */
export interface TypeScriptOutput {
  /** Folder relative to the service: `dist`. */
  folder: Fact<string>;
  /** Folder of the sources that the output mirrors: `src`, or `.`. */
  root: string;
  /** Each source has one file there, at the same place: no bundler is at work. */
  mirrors: boolean;
  /** What it imports is found by Node as it stands: no paths of its own, no endings left out in modules. */
  runsAsItIs: boolean;
}

/** The output folder of the build script: what the script says, else what tsconfig says. `undefined`: nothing is compiled. */
export async function findTypeScriptOutput(
  folder: NodeFolder,
  build: NamedScript | undefined,
): Promise<TypeScriptOutput | undefined> {
  if (build === undefined) return undefined;
  const commands = commandsOf(folder.manifest, build.text.value);
  const option = (...names: string[]) =>
    commands.map((words) => optionValue(words, names)).find((value) => value !== undefined);
  const runs = (...programs: string[]) =>
    commands.some((words) => words.some((word) => programs.includes(word.split('/').at(-1) ?? word)));
  const isNest = commands.some((words) => words.includes('nest') && words.includes('build'));
  const project = option('-p', '--project', '-b', '--build');
  const config = await readConfig(folder, configName(folder, project, isNest));
  const compiles = isNest || runs('tsc', 'swc', 'tsc-alias', 'tspc', 'babel');
  const emitsNothing = config.noEmit || commands.some((words) => words.includes('--noEmit'));
  if (runs('tsc') && emitsNothing && !runs('swc', 'tsup', 'babel')) return undefined;
  const value = option('--outDir', '--out-dir', '--outdir', '-d') ?? (runs('tsup', 'tsdown') ? 'dist' : undefined);
  const folderFact: Fact<string> | undefined =
    value !== undefined && !value.startsWith('-')
      ? { value: clean(value), source: build.text.source, certainty: 'certain' }
      : compiles
        ? (config.outDir ?? (isNest ? { value: 'dist', source: build.text.source, certainty: 'likely' } : undefined))
        : undefined;
  if (folderFact === undefined || folderFact.value === '.') return undefined;
  return {
    folder: folderFact,
    root: config.rootDir ?? impliedRoot(folder),
    mirrors: compiles && !runs('webpack', 'esbuild', 'rollup', 'tsup', 'ncc', 'vite'),
    runsAsItIs: /^(?:commonjs|node16|node18|node20|nodenext)$/i.test(config.module ?? '') && !config.paths,
  };
}

/** The compiled file of a source: `src/server.ts` → `dist/server.js`. `undefined` when it lies outside of the sources. */
export function compiledFile(source: string, { folder, root }: TypeScriptOutput): string | undefined {
  const prefix = root === '.' ? '' : `${root}/`;
  if (!source.startsWith(prefix) || !/\.[cm]?tsx?$/.test(source)) return undefined;
  const file = source.slice(prefix.length).replace(/\.([cm]?)tsx?$/, '.$1js');
  return joinPath(folder.value, file);
}

/** Sources that a compiled file may be made from, whatever part of the tree the output mirrors. */
export function sourcesOfCompiled(folder: NodeFolder, file: string, output: TypeScriptOutput): string[] {
  const prefix = `${output.folder.value}/`;
  if (!file.startsWith(prefix)) return [];
  const name = file.slice(prefix.length).replace(/\.[cm]?js$/, '');
  const top = folder.path === '.' ? '' : `${folder.path}/`;
  return folder.files
    .map((path) => path.slice(top.length))
    .filter((path) => {
      const bare = path.replace(/\.[cm]?[jt]sx?$/, '');
      return bare !== path && !path.endsWith('.d.ts') && (bare === name || bare.endsWith(`/${name}`));
    });
}

function configName(folder: NodeFolder, project: string | undefined, isNest: boolean): string {
  if (project?.endsWith('.json') === true) return project;
  return isNest && folder.has('tsconfig.build.json') ? 'tsconfig.build.json' : 'tsconfig.json';
}

interface CompilerOptions {
  outDir?: Fact<string>;
  rootDir?: string;
  module?: string;
  paths: boolean;
  noEmit: boolean;
}

async function readConfig(folder: NodeFolder, name: string): Promise<CompilerOptions> {
  const found: CompilerOptions = { paths: false, noEmit: false };
  let noEmit: boolean | undefined;
  let file = folder.resolve(name);
  // Options of the nearer file win; the depth is bounded because files may extend each other in a circle.
  for (let depth = 0; depth < 4; depth++) {
    const json: JsonDocument | undefined = await readJson(folder.repository, file, { comments: true });
    if (json === undefined) break;
    const option = (key: string) => json.get('compilerOptions', key);
    const [outDir, rootDir, module, said] = [option('outDir'), option('rootDir'), option('module'), option('noEmit')];
    if (typeof outDir === 'string' && found.outDir === undefined) {
      const source = { file, line: json.lineOf('compilerOptions', 'outDir') };
      found.outDir = { value: clean(outDir), source, certainty: 'certain' };
    }
    if (typeof rootDir === 'string') found.rootDir ??= clean(rootDir);
    if (typeof module === 'string') found.module ??= module;
    if (typeof said === 'boolean') noEmit ??= said;
    if (option('paths') !== undefined) found.paths = true;
    const parent = json.get('extends');
    if (typeof parent !== 'string' || !parent.startsWith('.')) break;
    file = joinPath(folderOf(file), parent.endsWith('.json') ? parent : `${parent}.json`);
  }
  return { ...found, noEmit: noEmit === true };
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
