import { describeError, type Logger } from './log.ts';

export interface CheckOptions {
  /** After so long without an answer the check has failed; 2,000 by default. */
  timeoutMs?: number;
}

/** What readiness says of one check. Why it failed stands in the log alone, as it may name hosts and users. */
export interface CheckReport {
  status: 'ok' | 'failed' | 'timeout';
  latencyMs: number;
}

export interface ReadinessReport {
  ready: boolean;
  checks: Record<string, CheckReport>;
}

/** Whether requests can be served, as the application's named checks say. */
export interface Readiness {
  /** Adds a check: it fails when it throws, rejects, says no, or takes too long. Returns what removes it. */
  add(name: string, run: () => unknown, options?: CheckOptions): () => void;
  /** Asks all checks side by side. Whoever asks meanwhile, or a second later, gets the same answer. */
  ask(): Promise<ReadinessReport>;
  /** The answer that needs no waiting: there are no checks, or they were asked within the last second. */
  known(): ReadinessReport | undefined;
}

const CACHE_MS = 1_000;
const TIMEOUT_MS = 2_000;
const nothingToAsk: ReadinessReport = { ready: true, checks: {} };

interface Check {
  run(): unknown;
  timeoutMs: number;
  /** An earlier call that has not answered: it is not called again meanwhile. */
  pending?: Promise<unknown> | undefined;
  last?: CheckReport['status'];
}

export function makeReadiness(log: Logger): Readiness {
  const checks = new Map<string, Check>();
  let asking: Promise<ReadinessReport> | undefined;
  let cached: { report: ReadinessReport; at: number } | undefined;

  const askAll = async (): Promise<ReadinessReport> => {
    const entries = await Promise.all(
      [...checks].map(async ([name, check]) => [name, await askOne(name, check, log)] as const),
    );
    return { ready: entries.every(([, { status }]) => status === 'ok'), checks: Object.fromEntries(entries) };
  };
  const known = () => {
    if (checks.size === 0) return nothingToAsk;
    return cached !== undefined && performance.now() - cached.at < CACHE_MS ? cached.report : undefined;
  };

  return {
    add(name, run, { timeoutMs = TIMEOUT_MS } = {}) {
      const check: Check = { run, timeoutMs };
      checks.set(name, check);
      cached = undefined;
      return () => {
        if (checks.get(name) === check) checks.delete(name);
      };
    },
    known,
    async ask() {
      const report = known();
      if (report !== undefined) return report;
      asking ??= askAll()
        .then((report) => {
          cached = { report, at: performance.now() };
          return report;
        })
        .finally(() => {
          asking = undefined;
        });
      return asking;
    },
  };
}

async function askOne(name: string, check: Check, log: Logger): Promise<CheckReport> {
  const started = performance.now();
  let error: unknown;
  const status = await Promise.race([
    call(check).then(
      (answer) => (saysNo(answer) ? 'failed' : 'ok') as CheckReport['status'],
      (reason) => {
        error = reason;
        return 'failed' as const;
      },
    ),
    timeoutAfter(check.timeoutMs),
  ]);
  // A line for each change, and none for each probe.
  if (status !== 'ok' && check.last !== status)
    log.warn('check.failed', { check: name, status, ...(error === undefined ? {} : { error: describeError(error) }) });
  if (status === 'ok' && check.last !== undefined && check.last !== 'ok') log.info('check.recovered', { check: name });
  check.last = status;
  return { status, latencyMs: Math.round((performance.now() - started) * 10) / 10 };
}

/** `false`, an error that was returned and not thrown, and what `fetch` gives when the other side said no. */
function saysNo(answer: unknown): boolean {
  return answer === false || answer instanceof Error || (answer as { ok?: unknown } | null | undefined)?.ok === false;
}

/** A check that hangs is not asked a second time: probing must not pile up work on what is overloaded. */
function call(check: Check): Promise<unknown> {
  check.pending ??= new Promise((resolve) => resolve(check.run())).finally(() => {
    check.pending = undefined;
  });
  return check.pending;
}

function timeoutAfter(ms: number): Promise<'timeout'> {
  return new Promise((resolve) => setTimeout(resolve, ms, 'timeout').unref());
}
