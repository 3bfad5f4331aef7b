import type { Fact } from '../../model/index.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import { findListenCalls } from './listen-calls.ts';
import type { NodeFolder } from './node-folder.ts';
import { sourceOf } from './source/place.ts';
import { parseStartCommand } from './start-command.ts';
import { compiledFile, findTypeScriptOutput } from './typescript-output.ts';

export interface NodeEntry {
  /** Files relative to the service. None: nothing was found; several: nothing decides. */
  entryPoints: Fact<string>[];
  outputDirectory?: Fact<string>;
  /** Program that runs the file when it is not plain Node (`tsx`). */
  runner?: Fact<string>;
}

const startScripts = ['start:prod', 'start:production', 'start', 'serve'];
const runsTypeScript = /^(?:tsx|ts-node(?:-dev|-esm)?)$/;

/** What starts a plain Node service: its start script, else `main`, else the files that listen. */
export async function findNodeEntry(folder: NodeFolder): Promise<NodeEntry> {
  const output = await findTypeScriptOutput(folder);
  const withOutput = (entryPoints: Fact<string>[], more: Partial<NodeEntry> = {}): NodeEntry => {
    const built = entryPoints.some(({ value }) => output !== undefined && value.startsWith(`${output.folder.value}/`));
    return { entryPoints, ...(built && output !== undefined ? { outputDirectory: output.folder } : {}), ...more };
  };
  for (const name of startScripts) {
    const script = folder.manifest.script(name);
    const command = script === undefined ? undefined : parseStartCommand(script.value);
    if (script === undefined || command?.file === undefined) continue;
    const file = resolveFile(folder, command.file);
    if (file === undefined) continue;
    const usesLoader = command.arguments.some((word) => /^(?:--import=?|--loader=?)?(?:tsx|ts-node\/esm)$/.test(word));
    if (runsTypeScript.test(command.program) || usesLoader || /\.[cm]?tsx?$/.test(file)) {
      const compiled = output === undefined ? undefined : compiledFile(file, output);
      if (compiled !== undefined) return withOutput([{ value: compiled, source: script.source, certainty: 'likely' }]);
      const runner = {
        value: usesLoader ? 'tsx' : command.program,
        source: script.source,
        certainty: 'certain' as const,
      };
      return {
        entryPoints: [{ value: file, source: script.source, certainty: 'certain' }],
        ...(/^(?:node|nodemon)$/.test(runner.value) ? {} : { runner }),
      };
    }
    if (folder.has(file)) return withOutput([{ value: file, source: script.source, certainty: 'certain' }]);
    // A file that is not in the repository is the work of the build script; without one nothing makes it.
    if (folder.manifest.script('build') === undefined) return { entryPoints: [] };
    const made =
      output !== undefined && file.startsWith(`${output.folder.value}/`) ? output.folder : folderFact(file, script);
    return {
      entryPoints: [{ value: file, source: script.source, certainty: 'certain' }],
      ...(made === undefined ? {} : { outputDirectory: made }),
    };
  }
  const main = folder.manifest.text('main');
  const mainFile = main === undefined ? undefined : resolveFile(folder, main.value);
  if (
    main !== undefined &&
    mainFile !== undefined &&
    (folder.has(mainFile) || (output !== undefined && mainFile.startsWith(`${output.folder.value}/`)))
  ) {
    return withOutput([{ value: mainFile, source: main.source, certainty: 'likely' }]);
  }
  return withOutput(
    findListeners(folder).map((fact) => {
      const compiled = output === undefined ? undefined : compiledFile(fact.value, output);
      return compiled === undefined ? fact : { ...fact, value: compiled };
    }),
  );
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

function resolveFile(folder: NodeFolder, file: string): string | undefined {
  const path = file.replace(/^\.\//, '').replace(/\/$/, '');
  if (path === '.' || path === '') {
    const main = folder.manifest.text('main')?.value;
    return main === undefined ? (folder.has('index.js') ? 'index.js' : undefined) : resolveFile(folder, main);
  }
  // Node completes neither, but `require` style names are common in scripts.
  for (const name of [path, `${path}.js`, `${path}/index.js`]) if (folder.has(name)) return name;
  return /\.[cm]?[jt]sx?$/.test(path) ? path : `${path}.js`;
}

function folderFact(file: string, script: Fact<string>): Fact<string> | undefined {
  const end = file.indexOf('/');
  return end < 0 ? undefined : { value: file.slice(0, end), source: script.source, certainty: 'likely' };
}
