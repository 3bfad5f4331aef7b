import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { freePorts } from '../free-ports.ts';
import { makeTemporaryFolder } from '../temporary-folder.ts';
import { nodeProgram } from './node-versions.ts';

const runtime = fileURLToPath(new URL('../../../runtime/', import.meta.url));

export interface ServeOptions {
  /** The major version of Node; 22 by default. */
  node?: string;
  /** The program; it listens on `process.env.PORT` and prints `up`. Its name ends with `.mjs` or `.cjs`. */
  files: Readonly<Record<string, string>>;
  env?: Readonly<Record<string, string>>;
  /** What is imported of the runtime before the program. */
  entry?: 'register' | 'worker';
  /** Without `--import`: nothing of the runtime is there. */
  bare?: boolean;
  /** The program imports the package by its name. */
  asPackage?: boolean;
  /** Folder whose `node_modules` the program finds. */
  packages?: string;
  /** It runs at a terminal; its log comes over the same line as its output. */
  terminal?: boolean;
}

/** How a process ended. */
export interface Ended {
  code: number | undefined;
  signal: string | undefined;
  stdout: string;
  /** Lines of the runtime's log, parsed. */
  log: { event: string; [field: string]: unknown }[];
  /** What stands on stderr beside the log. */
  stderr: string;
}

/** A program that runs with the runtime. */
export interface Served extends AsyncDisposable {
  port: number;
  adminPort: number;
  pid: number;
  url(path: string): string;
  kill(signal: NodeJS.Signals): void;
  /** Types at its terminal. */
  type(text: string): void;
  ended: Promise<Ended>;
}

/** Python's standard library opens terminals, and Node's does not. */
const TERMINAL = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

/** Starts a program in another Node, with `--import` of the runtime, and waits until it says `up`. */
export async function serveWithRuntime({
  node = '22',
  files,
  env = {},
  entry = 'register',
  bare = false,
  asPackage = false,
  packages,
  terminal = false,
}: ServeOptions): Promise<Served> {
  const folder = await makeTemporaryFolder(files);
  if (asPackage) await link(folder.path);
  const [port = 0, adminPort = 0] = await freePorts(2);
  const [program = ''] = Object.keys(files);
  const command = [nodeProgram(node), ...(bare ? [] : ['--import', join(runtime, `dist/${entry}.mjs`)]), program];
  const [file = '', ...options] = terminal ? ['python3', '-c', TERMINAL, ...command] : command;
  const child = execa(file, options, {
    cwd: folder.path,
    reject: false,
    env: {
      ...{ PORT: String(port), SEAWORTHY_ADMIN_PORT: String(adminPort), SEAWORTHY_DRAIN_SECONDS: '0.5' },
      ...(packages === undefined ? {} : { NODE_PATH: `${packages}/node_modules` }),
      ...env,
    },
  });
  const ended = child.then(({ exitCode, signal, stdout, stderr }) => ({
    code: exitCode,
    signal,
    ...(terminal
      ? { ...splitLog(String(stdout)), stdout: '' }
      : { ...splitLog(String(stderr)), stdout: String(stdout) }),
  }));
  const failed = ended.then(({ stderr, stdout }) => {
    throw new Error(`The program ended before it was up:\n${stdout}\n${stderr}`);
  });
  await Promise.race([saysUp(child.stdout), failed]);
  failed.catch(() => undefined);
  return {
    ...{ port, adminPort, ended, pid: child.pid ?? 0 },
    url: (path) => `http://127.0.0.1:${port}${path}`,
    kill: (signal) => void child.kill(signal),
    type: (text) => void child.stdin.write(text),
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await folder[Symbol.asyncDispose]();
    },
  };
}

async function link(folder: string): Promise<void> {
  await mkdir(join(folder, 'node_modules/@seaworthy'), { recursive: true });
  await symlink(runtime, join(folder, 'node_modules/@seaworthy/runtime'));
}

async function saysUp(stdout: AsyncIterable<Buffer> | null): Promise<void> {
  let text = '';
  await new Promise<void>((resolve) => {
    (stdout as unknown as NodeJS.ReadableStream).on('data', (chunk) => {
      text += chunk;
      if (/^up$/m.test(text)) resolve();
    });
  });
}

function splitLog(stderr: string): Pick<Ended, 'log' | 'stderr'> {
  const lines = stderr.split(/\r?\n/);
  const isLog = (line: string) => line.startsWith('{"time"');
  return {
    log: lines.filter(isLog).map((line) => JSON.parse(line)),
    stderr: lines.filter((line) => !isLog(line)).join('\n'),
  };
}
