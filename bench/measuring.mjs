// What the benchmarks share: a scratch copy of an example, timed processes, medians, and where results are kept.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
export const cli = join(root, 'packages/cli/dist/seaworthy.js');

/** Copies an example to a temporary folder, gives it to `use`, and removes it whatever happens. */
export async function withCopyOf(example, use) {
  const folder = mkdtempSync(join(tmpdir(), 'seaworthy bench '));
  const copy = join(folder, example);
  try {
    cpSync(join(root, 'examples', example), copy, {
      recursive: true,
      filter: (path) => !/\/(node_modules|\.next|\.venv|\.seaworthy)(\/|$)/.test(path),
    });
    // Of its own, as the example may have been started on this machine and have left its data.
    appendFileSync(join(copy, 'seaworthy.yaml'), `\nname: ${example}-bench\n`);
    return await use(copy);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command to its end and returns its wall time in milliseconds and its output. Throws when it fails. */
export function timed(command, args, options = {}) {
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 << 20,
    ...options,
  });
  const durationMs = performance.now() - started;
  const accepted = options.accept ?? [0];
  if (stdout === null) throw error;
  if (!accepted.includes(status))
    throw new Error(`${command} ${args.join(' ')} exited with ${status}\n${stdout.slice(-2000)}${stderr.slice(-4000)}`);
  return { durationMs, stdout, stderr, status };
}

/** Runs the built CLI with `--json` and returns the document beside the wall time. */
export function seaworthy(args, options = {}) {
  const { durationMs, stdout } = timed(process.execPath, [cli, ...args, '--json'], options);
  return { durationMs, document: JSON.parse(stdout) };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Keeps the numbers of the last run and prints them. */
export function keep(name, results) {
  keepSilently(name, results);
  console.log(JSON.stringify(results, null, 2));
}

/** Keeps the numbers of a run that has printed them in its own way. */
export function keepSilently(name, results) {
  mkdirSync(join(root, 'bench/results'), { recursive: true });
  writeFileSync(join(root, `bench/results/${name}.json`), `${JSON.stringify(results, null, 2)}\n`);
}

export const seconds = (ms) => Math.round(ms / 10) / 100;
export const megabytes = (bytes) => Math.round(bytes / 1e4) / 100;
