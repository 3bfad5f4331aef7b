import { stripVTControlCharacters } from 'node:util';
import type { Engine } from '../connection/engine.ts';

/** A trace with its causes fits into this; the engine cuts what is longer than 16 KiB, so that this is bounded. */
const LINES = 200;
/** Expressions that look for causes run over each line, and what a container prints may be made against them. */
const LONGEST_LINE = 1000;

/** The last lines of a container, of both its outputs, in the order in which they were written; none where there is no log. */
export async function readLastLines(engine: Engine, containerId: string): Promise<string[]> {
  return (await readLog(engine, containerId, LINES)) ?? [];
}

/** So many of the last lines; absent where the engine keeps no log, or could not hand it out in time. */
export async function readLog(engine: Engine, containerId: string, most: number): Promise<string[] | undefined> {
  const args = ['logs', '--timestamps', '--tail', String(most), containerId];
  const { stdout, stderr, exitCode, timedOut } = await engine.docker(args, { reject: false, timeoutMs: 20_000 });
  if (exitCode !== 0 || timedOut === true) return undefined;
  return (
    [...stdout.split('\n'), ...stderr.split('\n')]
      .filter((line) => /^\d{4}-\d\d-\d\dT/.test(line))
      // Docker hands out the two outputs apart; the time at the start of each line (always as long) puts them together.
      .sort((a, b) => (a.slice(0, 30) < b.slice(0, 30) ? -1 : a.slice(0, 30) > b.slice(0, 30) ? 1 : 0))
      .map((line) => stripVTControlCharacters(line.slice(line.indexOf(' ') + 1).slice(0, LONGEST_LINE)).trimEnd())
      .filter((line) => line !== '')
      .slice(-most)
  );
}
