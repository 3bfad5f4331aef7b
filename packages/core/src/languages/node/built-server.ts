import type { Fact, Source } from '../../model/index.ts';
import { byCodeUnit } from '../../repository/repository.ts';
import { chooseHealthRoutes, type HealthRoute } from '../../source/health-routes.ts';
import type { Detection, Recognition, Refusal } from '../detection.ts';
import { environmentOf } from './entry-points.ts';
import { findText } from './find-text.ts';
import { findListenCalls } from './listen-calls.ts';
import { commandWords, nodeCommandOf } from './node-command.ts';
import type { NodeFolder } from './node-folder.ts';
import { findScriptPort } from './port.ts';
import { asked } from './start-facts.ts';
import { askWhatRunsFirst } from './start-preparation.ts';
import { findStarts, type Start } from './starts.ts';

/** A server that a framework's build makes. */
export interface MadeServer {
  /** The folder that the build makes, and the file in it that starts. */
  output: Fact<string>;
  entryPoint: Fact<string>;
  /** The framework's own program that starts it, by its name in scripts and by its file among the modules. */
  program?: { name: string; file: string };
  /** Takes the port, where it is another variable than `PORT`. */
  portVariable?: string;
  /** Takes the address at which people open it. */
  originVariable?: string;
  routes?: readonly HealthRoute[];
  environment?: NonNullable<Detection['environment']>;
  questions?: NonNullable<Detection['questions']>;
  /** Folders of the source that the build puts into what it makes. */
  sourceFolders: readonly string[];
  /** It is started from its own folder, with no other file of the repository beside it. */
  selfContained?: boolean;
  /**
   * Packages among the dependencies that make it, and of which only what it names is loaded (`*`: all that begin so). Absent:
   * which modules such a server loads is not told by the file that starts it, so that all ship.
   */
  builders?: readonly string[];
}

/** What all servers have in common that the build of a framework makes. */
export async function describeBuiltServer(
  folder: NodeFolder,
  recognition: Recognition,
  made: MadeServer,
): Promise<Detection> {
  const { entryPoint, output, program } = made;
  const start = await findStartOf(folder, made);
  const command = commandOf(start, made);
  const port = findScriptPort(folder);
  const beside = made.selfContained === true ? undefined : findReadBeside(folder, made, command?.value ?? []);
  const origin = made.originVariable;
  const environment = [
    ...(made.environment ?? []),
    ...(origin === undefined
      ? []
      : [{ name: origin, required: false, secret: false, public: false, source: entryPoint.source }]),
    ...(start?.followed === undefined ? [] : environmentOf(start.followed.command, start.text)),
  ];
  return {
    ...recognition,
    shape: 'server',
    entryPoints: [program === undefined ? entryPoint : { ...entryPoint, value: program.file }],
    ...(command === undefined ? {} : { command }),
    outputDirectory: output,
    ...(port === undefined ? {} : { port }),
    portVariable: { value: made.portVariable ?? 'PORT', source: recognition.source, certainty: 'certain' },
    ...chooseHealthRoutes(made.routes ?? []),
    ...(environment.length === 0 ? {} : { environment }),
    ...asked([...(made.questions ?? []), ...(await askWhatRunsFirst(folder, start))]),
    traits: {
      ...(made.builders === undefined
        ? { wholeDependencies: { value: true, source: entryPoint.source, certainty: 'certain' as const } }
        : {
            builders: { value: made.builders.join(','), source: entryPoint.source, certainty: 'certain' as const },
          }),
      // Its development server starts processes of its own, and no option is known that each of them would take.
      undebugged: { value: true, source: entryPoint.source, certainty: 'certain' },
      ...(origin === undefined
        ? {}
        : { originVariable: { value: origin, source: entryPoint.source, certainty: 'certain' as const } }),
      ...(beside === undefined ? {} : { readBeside: beside }),
    },
  };
}

/** A file of the repository that a start command runs: a server of the project's own, of which what is built is a part. */
export async function findOwnServer(folder: NodeFolder): Promise<Source | undefined> {
  if (findListenCalls(folder.javaScript).length === 0) return undefined;
  for (const { followed, text } of await findStarts(folder)) {
    const file = followed?.command.file;
    if (file === undefined || followed === undefined || nodeCommandOf(followed.command) === undefined) continue;
    const names = [file, `${file}.js`, `${file}.mjs`, `${file}.ts`, `${file}/index.js`, `${file}/index.ts`];
    if (names.some((name) => folder.has(name))) return text.source;
  }
  return undefined;
}

/** Recognised and refused, with what would have to be written instead. */
export function refuseServer({ path }: NodeFolder, name: string, source: Source): Refusal {
  return { refused: { kind: 'layout', name, path, source } };
}

/** The place that says how what was built is started. */
async function findStartOf(folder: NodeFolder, made: MadeServer): Promise<Start | undefined> {
  return (await findStarts(folder)).find(({ followed }) => runs(followed, made));
}

function runs(followed: Start['followed'], { output, program }: MadeServer): boolean {
  if (followed === undefined) return false;
  const { command } = followed;
  if (program !== undefined && command.program === program.name) return true;
  const file = command.file?.replace(/^\.\//, '').replace(/\/$/, '');
  return command.program === 'node' && `${file}/`.startsWith(`${output.value}/`);
}

/** All that Node is given, where that is more than the file. */
function commandOf(start: Start | undefined, { entryPoint, program }: MadeServer): Fact<string[]> | undefined {
  const command = start?.followed?.command;
  if (program !== undefined) {
    const said = command?.program === program.name ? command.arguments.filter((word) => !word.startsWith('-')) : [];
    const { source, certainty } = said.length === 0 || start === undefined ? entryPoint : start.text;
    return { value: [program.file, said[0]?.replace(/^\.\//, '') ?? entryPoint.value], source, certainty };
  }
  const node = command === undefined ? undefined : nodeCommandOf(command);
  const words = node === undefined ? undefined : commandWords({ ...node, file: entryPoint.value });
  return words === undefined || start === undefined ? undefined : { ...start.text, value: words };
}

const neverRead =
  /^(?:node_modules|public|static|test|tests|__tests__|e2e|cypress|playwright|docs?|scripts?|coverage|dist|build)$/;

/**
 * Folders and files of the repository that the code names and the build does not take in: what it reads while it runs
 * (`readFile('content/news.md')`), and what Node is told to load first.
 */
function findReadBeside(
  folder: NodeFolder,
  { sourceFolders, output }: MadeServer,
  words: readonly string[],
): Fact<string> | undefined {
  const prefix = folder.path === '.' ? 0 : folder.path.length + 1;
  const names = folder.files.map((file) => file.slice(prefix));
  const tops = new Set(names.filter((name) => name.includes('/')).map((name) => name.split('/')[0] as string));
  const skipped = new Set([...sourceFolders.map((name) => name.split('/')[0]), output.value.split('/')[0]]);
  const read = [...tops].flatMap((top) => {
    if (!/^[\w-]+$/.test(top) || neverRead.test(top) || skipped.has(top)) return [];
    const start = new RegExp(`^(?:\\./|/)?${top}(?:/|$)`);
    const found = findText(folder.javaScript, start, (text) => text.includes(top));
    return found === undefined ? [] : [{ name: top, source: found }];
  });
  const loaded = words.flatMap((word) => {
    const name = word.replace(/^\.\//, '');
    return names.includes(name) ? [{ name, source: { file: folder.resolve(name) } }] : [];
  });
  const all = [...read, ...loaded].sort((a, b) => byCodeUnit(a.name, b.name));
  const [first] = all;
  if (first === undefined) return undefined;
  return { value: [...new Set(all.map(({ name }) => name))].join(' '), source: first.source, certainty: 'likely' };
}
