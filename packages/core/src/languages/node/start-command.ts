import { validPort } from '../../source/valid-port.ts';
import { splitCommands } from './shell-words.ts';

/** What a start script runs, as far as its text says. */
export interface StartCommand {
  /** The program: `node`, `tsx`, `next`, `uvicorn`. */
  program: string;
  /** The file that it runs, for programs that run one. `.` stands for the manifest's `main`. */
  file?: string;
  /** Everything behind the program. */
  arguments: string[];
  /** Variables that are set before it: `PORT=4310 node server.js`. */
  environment: Record<string, string>;
}

const wrappers = new Set([
  'cross-env',
  'cross-env-shell',
  'env',
  'dotenv',
  'exec',
  'npx',
  'pnpm',
  'yarn',
  'bunx',
  'nice',
  'dumb-init',
  'tini',
  'uv',
  'poetry',
  'run',
  '--',
]);
/** Programs that run a file, and their options that take a value of their own. */
const runners: Record<string, readonly string[]> = {
  node: [
    '-r',
    '--require',
    '--import',
    '--loader',
    '--experimental-loader',
    '-C',
    '--conditions',
    '--max-old-space-size',
  ],
  tsx: ['--tsconfig', '--import', '-r', '--require'],
  'ts-node': ['-P', '--project', '-r', '--require'],
  'ts-node-dev': ['-P', '--project', '-r'],
  'ts-node-esm': ['-P', '--project'],
  nodemon: ['-w', '--watch', '-e', '--ext', '-x', '--exec', '-r'],
  'pm2-runtime': ['-i', '--name'],
};

/** Reads a script as a shell would, as far as start scripts go; `undefined` when it runs no single program. */
export function parseStartCommand(script: string): StartCommand | undefined {
  // What comes before the last `&&` prepares (migrations, a build); the last command is the one that stays.
  const last = splitCommands(script).at(-1);
  if (last === undefined || last.isCompound) return undefined;
  const { words } = last;
  const environment: Record<string, string> = {};
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] as string;
    const assignment = /^([A-Za-z_]\w*)=(.*)$/.exec(word);
    if (assignment?.[1] !== undefined) environment[assignment[1]] = assignment[2] ?? '';
    else if (!wrappers.has(word) && !/^-[ef]$/.test(words[at - 1] ?? '') && !(at > 0 && word.startsWith('-'))) break;
  }
  const program = words[at]?.split('/').at(-1);
  if (program === undefined) return undefined;
  const rest = words.slice(at + 1);
  const file = program in runners ? findFile(rest, runners[program] ?? []) : undefined;
  return { program, ...(file === undefined ? {} : { file }), arguments: rest, environment };
}

function findFile(words: readonly string[], optionsWithValue: readonly string[]): string | undefined {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (optionsWithValue.includes(word)) at++;
    else if (!word.startsWith('-') && word !== 'watch' && word !== 'start') return word.replace(/^\.\//, '');
  }
  return undefined;
}

/** The value of `--port 8080`, `--port=8080` or `-p 8080` among arguments. */
export function portArgument(words: readonly string[]): number | undefined {
  for (const [index, word] of words.entries()) {
    const joined = /^(?:--port=|-p=?)(\d+)$/.exec(word)?.[1];
    const value = joined ?? (/^(?:--port|-p|-P)$/.test(word) ? words[index + 1] : undefined);
    if (value !== undefined && /^\d+$/.test(value)) return validPort(Number(value));
  }
  return undefined;
}
