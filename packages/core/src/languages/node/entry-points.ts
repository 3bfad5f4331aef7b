import type { EnvironmentFact, Fact, Question } from '../../model/index.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import { isSecretName } from '../../secrets/secret-names.ts';
import { findBuildScript, type NamedScript } from './build-script.ts';
import { bunOf, findBunSource, type OtherRuntime } from './bun.ts';
import { findListenCalls } from './listen-calls.ts';
import { commandWords, type NodeCommand, nodeCommandOf } from './node-command.ts';
import type { NodeFolder } from './node-folder.ts';
import { findManagedFile } from './process-manager.ts';
import { sourceOf } from './source/place.ts';
import { findStarts, type Start, scriptsNamed } from './starts.ts';
import { compiledFile, findTypeScriptOutput, sourcesOfCompiled, type TypeScriptOutput } from './typescript-output.ts';

/** What starts a process of Node, and what has to be there for it. */
export interface NodeEntry {
  /** Files relative to the service. None: nothing was found; several: nothing decides. */
  entryPoints: Fact<string>[];
  command?: Fact<string[]>;
  environment?: EnvironmentFact[];
  /** The source that the entry is, or is made from, relative to the service. */
  sourceFile?: string;
  outputDirectory?: Fact<string>;
  buildScript?: Fact<string>;
  /** A package that the program is started with, and that is only installed for development. */
  developmentPackage?: Fact<string>;
  /** Program that runs the file and that no image has. */
  runner?: Fact<string>;
  /** What runs it in the place of Node. */
  runtime?: OtherRuntime;
  /** Where it says how it is started. */
  start?: Start;
  questions?: Question[];
}

/** Programs that run code of Node and are not Node. */
const otherRunners: Readonly<Record<string, string>> = { deno: 'Deno', 'babel-node': 'babel-node' };
/** The plan's own. */
const notCarried = /^(?:NODE_ENV|PORT|NODE_OPTIONS)$/;

/** What starts a plain Node service: what says so, else `main`, else the files that listen. */
export async function findNodeEntry(folder: NodeFolder): Promise<NodeEntry> {
  const starts = await findStarts(folder);
  const told = await Promise.all(starts.map((start) => readStart(folder, start)));
  const usable = told.filter((one) => one !== undefined);
  // What watches the sources is for people at work; anything else that is said counts more.
  const chosen = usable.find(({ watches }) => !watches) ?? usable[0];
  if (chosen !== undefined) return chosen.entry;
  const worked = await findWorkedOn(folder);
  if (worked !== undefined) return worked;
  const unsaid = await findUnsaid(folder);
  const bun = unsaid.sourceFile === undefined ? undefined : findBunSource(folder.javaScript);
  if (bun === undefined) return unsaid;
  return { ...unsaid, runtime: await bunOf(folder, { source: { file: bun.file }, certainty: 'certain' }) };
}

/** Bun needs no build, so that projects of it often say alone how people run them while they work: `bun --hot src/index.ts`. */
async function findWorkedOn(folder: NodeFolder): Promise<NodeEntry | undefined> {
  const told = await Promise.all(scriptsNamed(folder, ['dev', 'start:dev']).map((start) => readStart(folder, start)));
  return told.find((one) => one?.entry.runtime !== undefined && one.entry.entryPoints.length > 0)?.entry;
}

/** What one place says, as far as it can be followed; `undefined` when it runs no file of the folder. */
export async function readStart(
  folder: NodeFolder,
  start: Start,
): Promise<{ entry: NodeEntry; watches: boolean } | undefined> {
  const { followed } = start;
  if (followed === undefined) return undefined;
  const { command, script } = followed;
  const runner = otherRunners[command.program];
  if (runner !== undefined && command.file !== undefined)
    return { entry: { entryPoints: [], runner: { ...script, value: runner } }, watches: false };
  const build = findBuildScript(folder, start);
  const output = await findTypeScriptOutput(folder, build);
  const node = command.program === 'nest' ? await findNestCommand(folder, start, output) : nodeCommandOf(command);
  if (node === undefined) return undefined;
  const managed = await findManagedFile(folder, node.file);
  if (managed !== undefined && managed.length !== 1) {
    const entryPoints = managed.map((value) => ({ ...script, value }));
    return { entry: { entryPoints, start }, watches: false };
  }
  const file = resolveFile(folder, managed?.[0] ?? node.file);
  if (file === undefined) return undefined;
  const runtime = command.program === 'bun' ? await bunOf(folder, script) : undefined;
  const entered = { ...node, file, ...(runtime === undefined ? {} : { watches: false }) };
  const entry = enter(folder, { node: entered, start, source: script, build, output });
  return { entry: { ...entry, ...(runtime === undefined ? {} : { runtime }), start }, watches: node.watches };
}

interface Entering {
  node: NodeCommand;
  start: Start;
  source: Fact<string>;
  build: NamedScript | undefined;
  output: TypeScriptOutput | undefined;
}

function enter(folder: NodeFolder, { node, source, build, output }: Entering): NodeEntry {
  const environment = environmentOf(node, source);
  const compiled = output === undefined ? undefined : compiledFile(node.file, output);
  const isSource = node.loader !== undefined || node.watches;
  if (compiled !== undefined && output !== undefined && isSource && (node.watches || output.runsAsItIs)) {
    // What runs the source while people work is not what runs what was built of it.
    return {
      entryPoints: [{ ...source, value: compiled, certainty: 'likely' }],
      environment: environment.filter(({ name }) => !/^(?:TS_NODE|TSX)_/.test(name)),
      sourceFile: node.file,
      ...builtBy(build, output.folder),
    };
  }
  const words = commandWords(node);
  const missing = node.needs.find((name) => folder.manifest.dependency(name) === undefined);
  const shared = {
    environment,
    ...(words === undefined ? {} : { command: { ...source, value: words } }),
    ...(missing === undefined ? {} : { developmentPackage: { ...source, value: missing } }),
  };
  const inOutput = output !== undefined && node.file.startsWith(`${output.folder.value}/`);
  if (folder.has(node.file) && !inOutput)
    return { entryPoints: [{ ...source, value: node.file }], sourceFile: node.file, ...shared };
  if (build === undefined && folder.has(node.file))
    return { entryPoints: [{ ...source, value: node.file }], sourceFile: node.file, ...shared };
  // A file that is not in the repository is the work of the build script; without one nothing makes it.
  if (build === undefined) return { entryPoints: [], questions: [nothingMakes(node.file, source)] };
  const sources = inOutput ? sourcesOfCompiled(folder, node.file, output) : [];
  if (inOutput && output.mirrors && sources.length === 0 && !folder.has(node.file))
    return { entryPoints: [], questions: [notCompiled(node.file, source, build)] };
  return {
    entryPoints: [{ ...source, value: node.file }],
    ...(sources.length === 1 ? { sourceFile: sources[0] as string } : {}),
    ...shared,
    ...builtBy(build, inOutput ? output.folder : undefined),
  };
}

function builtBy(build: NamedScript | undefined, output: Fact<string> | undefined): Partial<NodeEntry> {
  return {
    ...(output === undefined ? {} : { outputDirectory: output }),
    ...(build === undefined || build.name === 'build' ? {} : { buildScript: { ...build.text, value: build.name } }),
  };
}

function nothingMakes(file: string, { value, source }: Fact<string>): Question {
  return {
    subject: 'entryPoint',
    question: `\`${value}\` starts ${file}, which is not in the repository, and no script is called build or the like that could make it`,
    candidates: [{ value: file, source }],
    blocking: true,
    code: 'ENTRY_POINT_MISSING',
  };
}

function notCompiled(file: string, { value, source }: Fact<string>, build: NamedScript): Question {
  return {
    subject: 'entryPoint',
    question: `\`${value}\` starts ${file}, and there is no source that the script ${build.name} (\`${build.text.value}\`) could compile to it`,
    candidates: [{ value: file, source }],
    blocking: true,
    code: 'ENTRY_POINT_MISSING',
  };
}

/** Variables that a start command sets for its program. */
export function environmentOf(
  { environment }: Pick<NodeCommand, 'environment'>,
  { source }: Fact<string>,
): EnvironmentFact[] {
  return Object.entries(environment)
    .filter(([name, value]) => !notCarried.test(name) && !value.includes('$'))
    .map(([name, value]) => ({ name, required: false, secret: isSecretName(name), public: false, set: value, source }));
}

/** `nest start` runs what `nest build` makes of `src/main.ts`, unless nest-cli.json says otherwise. */
async function findNestCommand(
  folder: NodeFolder,
  { followed }: Start,
  output: TypeScriptOutput | undefined,
): Promise<NodeCommand | undefined> {
  const words = followed?.command.arguments ?? [];
  if (words[0] !== 'start') return undefined;
  const text = (await folder.readText('nest-cli.json')) ?? '';
  const entryFile = /"entryFile"\s*:\s*"([\w./-]+)"/.exec(text)?.[1] ?? 'main';
  return {
    before: [],
    file: `${output?.folder.value ?? 'dist'}/${entryFile}.js`,
    after: [],
    environment: followed?.command.environment ?? {},
    watches: words.some((word) => word === '--watch' || word === '-w' || word.startsWith('--debug')),
    needs: [],
  };
}

/** Nothing says how it is started: `main`, else the files that listen. */
async function findUnsaid(folder: NodeFolder): Promise<NodeEntry> {
  const build = findBuildScript(folder);
  const output = await findTypeScriptOutput(folder, build);
  const main = folder.manifest.text('main');
  const file = main === undefined ? undefined : resolveFile(folder, main.value);
  const isBuilt = output !== undefined && file?.startsWith(`${output.folder.value}/`) === true;
  if (main !== undefined && file !== undefined) {
    const sources = isBuilt ? sourcesOfCompiled(folder, file, output) : [];
    const place = { ...main, value: file, certainty: 'likely' as const };
    if (isBuilt && (sources.length > 0 || !output.mirrors))
      return {
        entryPoints: [place],
        ...(sources.length === 1 ? { sourceFile: sources[0] as string } : {}),
        ...builtBy(build, output.folder),
      };
    if (folder.has(file) && !/\.tsx?$/.test(file)) return { entryPoints: [place], sourceFile: file };
  }
  const listeners = findListeners(folder).map((fact) => {
    const compiled = output === undefined ? undefined : compiledFile(fact.value, output);
    return compiled === undefined
      ? { fact, source: fact.value }
      : { fact: { ...fact, value: compiled }, source: fact.value };
  });
  const compiled = listeners.some(({ fact, source }) => fact.value !== source);
  return {
    entryPoints: listeners.map(({ fact }) => fact),
    ...(listeners.length === 1 ? { sourceFile: listeners[0]?.source as string } : {}),
    ...(compiled ? builtBy(build, output?.folder) : {}),
  };
}

/** Files that call `listen`, the only thing that a server's first file must do. */
function findListeners(folder: NodeFolder): Fact<string>[] {
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  const byFile = new Map<string, Fact<string>>();
  for (const call of findListenCalls(folder.javaScript)) {
    const source = sourceOf(call);
    const value = source.file.slice(prefix);
    if (!byFile.has(value)) byFile.set(value, { value, source, certainty: 'likely' });
  }
  return [...byFile.values()].sort((a, b) => byCodeUnit(a.value, b.value));
}

/** The file that Node would run: endings and `index.js` are completed, as it completes them for a program in CommonJS. */
function resolveFile(folder: NodeFolder, file: string): string | undefined {
  const path = file.replace(/^\.\//, '').replace(/\/$/, '');
  if (path.startsWith('/') || path.startsWith('..') || path.includes('$')) return undefined;
  if (path === '.' || path === '') {
    const main = folder.manifest.text('main')?.value;
    if (main === undefined || main === '.') return folder.has('index.js') ? 'index.js' : undefined;
    return resolveFile(folder, main);
  }
  for (const name of [path, `${path}.js`, `${path}.json`, `${path}/index.js`, `${path}.ts`])
    if (folder.has(name)) return name;
  return /\.[cm]?[jt]sx?$/.test(path) ? path : `${path}.js`;
}
