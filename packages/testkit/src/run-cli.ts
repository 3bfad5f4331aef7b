import { fileURLToPath } from 'node:url';
import { execa, type Options } from 'execa';

/** How the command line ended. `exitCode` is 128 + n where signal n ended it. */
export interface CliResult {
  exitCode: number;
  stdout: string;
  stderr: string;
  durationMs: number;
}

export interface CliOptions {
  cwd?: string;
  env?: Readonly<Record<string, string | undefined>>;
  input?: string;
  /** User id of the process; needs root. Root may write everywhere, so read-only folders are tested as someone else. */
  uid?: number;
  /** The program; default: the built one of this checkout. */
  program?: string;
  /** Called with a way to send signals, once the process runs. */
  onStart?: (process: {
    kill(signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): void;
    onOutput(listener: (text: string) => void): void;
  }) => void;
}

/** The bundled CLI of this checkout (`npm run build` makes it). */
const builtCli = fileURLToPath(new URL('../../cli/dist/seaworthy.js', import.meta.url));

/** Runs the CLI as a real process, without a terminal, with what the environment says about the machine and nothing else. */
export async function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  const startedAt = performance.now();
  const settings = {
    cwd: options.cwd ?? process.cwd(),
    env: { ...machineEnvironment(), LANG: 'C.UTF-8', ...options.env },
    extendEnv: false,
    reject: false,
    stripFinalNewline: false,
    ...(options.input === undefined ? { stdin: 'ignore' as const } : { input: options.input }),
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  } satisfies Options;
  const child = execa(process.execPath, [options.program ?? builtCli, ...args], settings);
  options.onStart?.({
    kill: (signal) => child.kill(signal),
    onOutput: (listener) => {
      child.stdout?.on('data', (chunk: Buffer) => listener(chunk.toString()));
      child.stderr?.on('data', (chunk: Buffer) => listener(chunk.toString()));
    },
  });
  const { exitCode, stdout, stderr } = await child;
  return { exitCode: exitCode ?? 128, stdout, stderr, durationMs: performance.now() - startedAt };
}

/** How programs, engine and network of this machine are reached; nothing that changes what the CLI prints. */
function machineEnvironment(): Record<string, string | undefined> {
  const about = /^(PATH|HOME|DOCKER_\w+|SEAWORTHY_HOME|XDG_\w+|\w*CERT\w*|\w*CA_BUNDLE|(HTTPS?|NO)_PROXY)$/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => about.test(name)));
}
