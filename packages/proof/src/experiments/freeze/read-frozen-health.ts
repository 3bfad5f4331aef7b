import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { type ContainerInspection, healthCommandOf, isWithoutProgram } from '@seaworthy/engine';
import { doesNotApply, notObserved, observed } from '../../sources/observation.ts';
import type { Frozen } from '../../sources/while-frozen.ts';

type FrozenHealth = EvidenceValues['frozenHealth'];

/** How a command ended that entered the container; without an exit code its time was up. */
export interface ExecEnd {
  exitCode?: number;
  output: string;
}

export interface FrozenHealthOptions {
  /** Runs a command in the container. */
  ask(words: readonly string[], timeoutMs: number): Promise<ExecEnd>;
  whileFrozen<Result>(work: () => Promise<Result>): Promise<Frozen<Result>>;
  /** Waits so many milliseconds. */
  rest(ms: number): Promise<unknown>;
  abort: AbortSignal;
}

const DEFAULT_TIMEOUT_MS = 30_000;
/** What a heartbeat may be late at least: until then, a yes may be about what was before. */
const PATIENCE_MS = 20_000;
const PAUSE_MS = 1000;
/** How much longer than a moment before it may take: no machine gets as slow as that meanwhile. */
const TIMES_LONGER = 8;
const LEAST_MS = 5000;
/** What had to wait is served first. */
const RECOVERS_MS = 15_000;
const OUTPUT_CHARACTERS = 500;

/**
 * Asks a health check that succeeds, again while every process of the service is stopped, and once more when they go on: only
 * that it fails in between alone says that it noticed.
 */
export async function readFrozenHealth(
  { Config, State }: Pick<ContainerInspection, 'Config' | 'State'>,
  { ask, whileFrozen, rest, abort }: FrozenHealthOptions,
): Promise<Observation<FrozenHealth>> {
  const words = healthCommandOf(Config);
  if (words === undefined) return doesNotApply('There is no health check that could say yes.');
  if (State.Health?.Status === 'starting') return notObserved('The health check had not said yes yet.');
  if (State.Health?.Status !== 'healthy') return doesNotApply('The health check does not succeed as it is.');
  const declaredMs = (Config.Healthcheck?.Timeout || 0) / 1e6 || DEFAULT_TIMEOUT_MS;
  const began = performance.now();
  const before = await ask(words, Math.max(declaredMs, LEAST_MS));
  if (before.exitCode !== 0) return notObserved(`The health check could not be asked from outside: ${endOf(before)}.`);
  const usualMs = performance.now() - began;

  const seen = await whileFrozen(() =>
    askUntilItFails(() => ask(words, Math.max(LEAST_MS, TIMES_LONGER * usualMs)), rest),
  );
  abort.throwIfAborted();
  if ('reason' in seen) return notObserved(`The service could not be stopped for a moment: ${seen.reason}.`);
  const { processes, result } = seen;
  const { exitCode, output } = result.answer;
  if (exitCode !== undefined && isWithoutProgram(exitCode)) {
    return notObserved(`While the service was stopped, the health check could not be run: ${endOf(result.answer)}.`);
  }
  const after = await askUntilItSucceeds(() => ask(words, declaredMs), rest);
  if (after.exitCode !== 0) {
    return notObserved(`The health check did not succeed again when the service went on: ${endOf(after)}.`);
  }
  return observed('the health check while every process of the service was stopped by SIGSTOP', {
    ...{ processes, frozenMs: result.frozenMs, asked: result.asked },
    answer: { ...(exitCode === undefined ? {} : { exitCode }), output: output.slice(-OUTPUT_CHARACTERS) },
  });
}

async function askUntilItFails(ask: () => Promise<ExecEnd>, rest: FrozenHealthOptions['rest']) {
  const began = performance.now();
  for (let asked = 1; ; asked += 1) {
    const answer = await ask();
    const frozenMs = Math.round(performance.now() - began);
    if (answer.exitCode !== 0 || frozenMs >= PATIENCE_MS) return { answer, asked, frozenMs };
    await rest(PAUSE_MS);
  }
}

async function askUntilItSucceeds(ask: () => Promise<ExecEnd>, rest: FrozenHealthOptions['rest']): Promise<ExecEnd> {
  for (const deadline = performance.now() + RECOVERS_MS; ; ) {
    const answer = await ask();
    if (answer.exitCode === 0 || performance.now() >= deadline) return answer;
    await rest(PAUSE_MS);
  }
}

function endOf({ exitCode, output }: ExecEnd): string {
  const words = output === '' ? '' : `, ${output.split('\n').at(-1)?.slice(0, 200)}`;
  return exitCode === undefined ? `no answer in time${words}` : `exit code ${exitCode}${words}`;
}
