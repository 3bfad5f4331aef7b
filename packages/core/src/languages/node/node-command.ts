import type { StartCommand } from './start-command.ts';

/** What Node is given so that it does what a start command does. */
export interface NodeCommand {
  /** Before the file: options of Node, or a program of Node that runs it. */
  before: string[];
  file: string;
  after: string[];
  environment: Record<string, string>;
  /** It watches the sources, as people want it while they work. */
  watches: boolean;
  /** It runs TypeScript as it is; the package that does, or `node` for Node itself. */
  loader?: string;
  /** Programs of the package that are needed, though it may be a development dependency. */
  needs: string[];
}

/** Options of Node that are for people who look on, or that the plan decides itself. A file of variables is not in an image. */
const notKept =
  /^--(?:inspect(?:-brk|-port|-wait)?|watch(?:-path|-preserve-output)?|max-old-space-size(?:-percentage)?|env-file)(?:=|$)/;
const ownValue = /^--(?:env-file|watch-path|max-old-space-size)$/;
/** Options of a loader that it also takes by a variable. */
const variables: Readonly<Record<string, string>> = {
  '--tsconfig': 'TSX_TSCONFIG_PATH',
  '-P': 'TS_NODE_PROJECT',
  '--project': 'TS_NODE_PROJECT',
  '-T': 'TS_NODE_TRANSPILE_ONLY',
  '--transpile-only': 'TS_NODE_TRANSPILE_ONLY',
  '--files': 'TS_NODE_FILES',
  '--swc': 'TS_NODE_SWC',
  '-O': 'TS_NODE_COMPILER_OPTIONS',
  '--compiler-options': 'TS_NODE_COMPILER_OPTIONS',
};
/** What Bun takes for a command, and not for a file. */
const ownCommands =
  /^(?:add|audit|build|create|exec|init|install|link|outdated|pm|publish|remove|repl|test|update|upgrade|x)$/;
const takesValue = /^(?:--tsconfig|-P|--project|-O|--compiler-options)$/;

/** `undefined`: it runs no file, or by a program that is not Node's. */
export function nodeCommandOf(command: StartCommand): NodeCommand | undefined {
  const { program, file, environment } = command;
  if (file === undefined) return undefined;
  const at = command.options.length;
  const plain: NodeCommand = {
    before: keepOptions(command.options),
    file,
    after: command.arguments.slice(at + 1).filter((word) => word !== '--'),
    environment,
    watches: command.watched === true || command.options.some((word) => /^--watch/.test(word) || word === 'watch'),
    needs: [],
  };
  switch (program) {
    case 'node':
      return withLoader(plain);
    case 'nodemon':
    case 'node-dev':
    case 'supervisor':
      return /\.[cm]?tsx?$/.test(file)
        ? { ...throughTsNode({ ...plain, before: [] }, []), watches: true }
        : { ...plain, before: [], watches: true };
    case 'forever':
    case 'pm2':
    case 'pm2-runtime':
      return { ...plain, before: [], after: behindDashes(command.arguments) };
    case 'tsx':
      return throughTsx(plain, command.options);
    case 'ts-node':
    case 'ts-node-esm':
    case 'ts-node-dev':
    case 'tsnd':
      return {
        ...throughTsNode(plain, program === 'ts-node-esm' ? ['--esm', ...command.options] : command.options),
        watches: plain.watches || program === 'ts-node-dev' || program === 'tsnd',
      };
    case 'fastify':
      return throughFastify(plain, command.options);
    case 'bun':
      return throughBun(plain, command.options);
    default:
      return undefined;
  }
}

/** The words that Node is given in the end, and nothing when that is the file alone. */
export function commandWords({ before, file, after }: NodeCommand): string[] | undefined {
  return before.length === 0 && after.length === 0 ? undefined : [...before, file, ...after];
}

function keepOptions(options: readonly string[]): string[] {
  return options.filter(
    (word, index) =>
      !notKept.test(word) && !(ownValue.test(options[index - 1] ?? '') && !word.startsWith('-')) && word !== 'watch',
  );
}

/** `node --import tsx`, `node -r ts-node/register`, and TypeScript that Node runs itself. */
function withLoader(plain: NodeCommand): NodeCommand {
  const text = plain.before.join(' ');
  const named =
    /(?:^|[ =])(tsx|ts-node|@swc-node\/register|esbuild-register|@babel\/register|tsconfig-paths)(?:\/[\w/-]+)?(?= |$)/.exec(
      text,
    )?.[1];
  const loader = named ?? (/\.[cm]?ts$/.test(plain.file) ? 'node' : undefined);
  return {
    ...plain,
    ...(loader === undefined || loader === 'tsconfig-paths' ? {} : { loader }),
    needs: packagesLoaded(plain.before),
  };
}

/** Packages that options of Node load before the file. */
function packagesLoaded(options: readonly string[]): string[] {
  return options.flatMap((word, index) => {
    const joined = /^(?:--require|--import|--loader|--experimental-loader)=(.+)$/.exec(word)?.[1];
    const value =
      joined ??
      (/^(?:-r|--require|--import|--loader|--experimental-loader)$/.test(word) ? options[index + 1] : undefined);
    if (value === undefined || value.startsWith('.') || value.startsWith('/')) return [];
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(value)?.[0];
    return name === undefined ? [] : [name];
  });
}

function throughTsx(plain: NodeCommand, options: readonly string[]): NodeCommand {
  const { rest, environment } = splitLoaderOptions(options);
  return {
    ...plain,
    before: ['--import', 'tsx', ...keepOptions(rest)],
    environment: { ...plain.environment, ...environment },
    loader: 'tsx',
    needs: ['tsx'],
  };
}

function throughTsNode(plain: NodeCommand, options: readonly string[]): NodeCommand {
  const { rest, environment } = splitLoaderOptions(options);
  const isModule = rest.includes('--esm') || rest.some((word) => word.endsWith('ts-node/esm'));
  const required = rest.flatMap((word, index) =>
    /^(?:-r|--require)$/.test(word) && rest[index + 1] !== undefined ? ['--require', rest[index + 1] as string] : [],
  );
  return {
    ...plain,
    before: [...(isModule ? ['--loader', 'ts-node/esm'] : ['--require', 'ts-node/register']), ...required],
    environment: { ...plain.environment, ...environment },
    loader: 'ts-node',
    needs: ['ts-node', ...packagesLoaded(required)],
  };
}

/** The command line of Fastify is a program of Node; without an address it would listen where nobody else reaches it. */
function throughFastify(plain: NodeCommand, options: readonly string[]): NodeCommand {
  const said = options.filter((word) => word !== 'start' && word !== '-w' && word !== '--watch');
  const address = said.some((word) => /^(?:-a|--address)(?:=|$)/.test(word)) ? [] : ['--address', '0.0.0.0'];
  return {
    ...plain,
    before: ['node_modules/fastify-cli/cli.js', 'start', ...said, ...address],
    watches: options.some((word) => word === '-w' || word === '--watch'),
    needs: ['fastify-cli'],
  };
}

/** Bun runs TypeScript as it is. `undefined` for what is a command of its own: `bun test`. */
function throughBun(plain: NodeCommand, options: readonly string[]): NodeCommand | undefined {
  if (ownCommands.test(plain.file)) return undefined;
  const forPeople = /^(?:run|--hot|--bun|--no-clear-screen|--watch.*)$/;
  return {
    ...plain,
    before: plain.before.filter((word) => !forPeople.test(word)),
    watches: options.some((word) => word === '--hot' || word === '--watch'),
    needs: [],
  };
}

function splitLoaderOptions(options: readonly string[]): { rest: string[]; environment: Record<string, string> } {
  const rest: string[] = [];
  const environment: Record<string, string> = {};
  for (let at = 0; at < options.length; at++) {
    const [name = '', joined] = (options[at] as string).split('=', 2);
    const variable = variables[name];
    if (variable === undefined) rest.push(options[at] as string);
    else if (takesValue.test(name)) environment[variable] = joined ?? options[++at] ?? '';
    else environment[variable] = 'true';
  }
  return { rest, environment };
}

/** `pm2-runtime app.js -i 2 -- --verbose`: only what stands behind `--` is the program's. */
function behindDashes(words: readonly string[]): string[] {
  const at = words.indexOf('--');
  return at < 0 ? [] : words.slice(at + 1);
}
