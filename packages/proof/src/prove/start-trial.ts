import { setTimeout } from 'node:timers/promises';
import {
  type ContainerInspection,
  causeOf,
  deniedWrite,
  type Engine,
  inspectContainer,
  readLastLines,
  recogniseCrash,
} from '@seaworthy/engine';
import { askHttp } from '../load/ask-http.ts';
import { protocolOf } from '../load/protocol-of.ts';
import { now } from '../load/request-record.ts';

/** What is started again and again. */
export interface TrialImage {
  /** As the engine has it. */
  image: string;
  /** Whether it brings a health check. */
  hasHealthCheck: boolean;
  /** Ports of the container that are asked. */
  ports: readonly number[];
}

/** How far a start came. */
export interface TrialStart {
  /** It ended by itself with exit code 0. */
  completed: boolean;
  /** Its own health check said yes. */
  healthy: boolean;
  /** Ports that gave an answer to HTTP that is no server error. */
  answering: readonly number[];
  running: boolean;
  tookMs: number;
  /** Why it came no further, as half a sentence. */
  why: string;
  deniedPath?: string | undefined;
}

export interface TrialRun {
  /** Arguments of `docker run` for it: flags, labels. */
  args: readonly string[];
  /** How far it has to come; then it is over. Absent: as far as it does. */
  wanted?: TrialStart;
  limitMs: number;
  signal: AbortSignal;
  /** Asked while it runs. */
  whileRunning?(container: string): Promise<void>;
}

const POLL_MS = 100;
/** A process that has run this long did not fail at its start. */
const SETTLED_MS = 2000;
/** Without an answer by then, a port speaks something else than HTTP. */
const HTTP_PATIENCE_MS = 10_000;

/** Starts an image once, looks how far it comes, and removes it. */
export async function startTrial(engine: Engine, trial: TrialImage, run: TrialRun): Promise<TrialStart> {
  const { image, ports, hasHealthCheck } = trial;
  const args = [
    ...['run', '--detach', '--pull', 'never', '--label', 'dev.seaworthy=prove', ...run.args],
    ...ports.flatMap((port) => ['--publish', `127.0.0.1::${port}`]),
    ...(hasHealthCheck ? ['--health-interval', '1s'] : []),
    image,
  ];
  const began = now();
  const { exitCode, stdout, stderr } = await engine.docker(args, { reject: false, timeoutMs: 60_000 });
  const container = stdout.trim().split('\n').at(-1) ?? '';
  try {
    run.signal.throwIfAborted();
    if (exitCode !== 0) return { ...nothing, tookMs: now() - began, why: refusalOf(stderr) };
    const seen = await observe(engine, container, trial, { ...run, began });
    if (seen.running) await run.whileRunning?.(container);
    return seen;
  } finally {
    // Of a container that the engine could not start there may be one, too.
    if (container !== '') await engine.docker(['rm', '--force', '--volumes', container], { reject: false });
  }
}

const nothing: TrialStart = { completed: false, healthy: false, answering: [], running: false, tookMs: 0, why: '' };

/** Whether a start came as far as another one. */
export function cameAsFar(start: TrialStart, wanted: TrialStart): boolean {
  if (wanted.completed) return start.completed;
  return (
    start.running &&
    (start.healthy || !wanted.healthy) &&
    wanted.answering.every((port) => start.answering.includes(port))
  );
}

async function observe(
  engine: Engine,
  container: string,
  { ports, hasHealthCheck }: TrialImage,
  { began, limitMs, wanted, signal }: TrialRun & { began: number },
): Promise<TrialStart> {
  const answering = new Set<number>();
  for (;;) {
    signal.throwIfAborted();
    const inspection = await inspectContainer(engine, container);
    const tookMs = now() - began;
    const start = { ...nothing, answering: [...answering], tookMs };
    if (inspection === undefined) return { ...start, why: 'it was removed' };
    const { State } = inspection;
    if (!State.Running) {
      const lines = await readLastLines(engine, container);
      const completed = State.ExitCode === 0 && State.Error === '';
      return { ...start, completed, ...endOf(inspection, lines) };
    }
    const healthy = State.Health?.Status === 'healthy';
    const seen = { ...start, healthy, running: true };
    const settled = tookMs >= SETTLED_MS;
    const decided = !hasHealthCheck || healthy || State.Health?.Status === 'unhealthy';
    const asked = ports.length === 0 || answering.size > 0 || tookMs >= HTTP_PATIENCE_MS;
    if (settled && (wanted === undefined ? decided && asked : cameAsFar(seen, wanted))) return seen;
    if (tookMs > limitMs)
      return { ...seen, running: wanted === undefined, ...(await silenceOf(engine, container, tookMs)) };
    await Promise.all(
      askedOf(inspection, ports).map(async ({ port, hostPort }) => {
        if (!answering.has(port) && (await answers(hostPort))) answering.add(port);
      }),
    );
    await setTimeout(POLL_MS, undefined, { signal });
  }
}

async function answers(port: number): Promise<boolean> {
  const protocol = await protocolOf(port);
  const { status } = protocol === undefined ? {} : await askHttp({ port, protocol }, '/', { deadlineMs: 1000 });
  return status !== undefined && status < 500;
}

function askedOf({ NetworkSettings }: ContainerInspection, ports: readonly number[]) {
  return ports.flatMap((port) => {
    const hostPort = Number(NetworkSettings.Ports?.[`${port}/tcp`]?.[0]?.HostPort);
    return hostPort > 0 ? [{ port, hostPort }] : [];
  });
}

function endOf(inspection: ContainerInspection, lines: readonly string[]): Pick<TrialStart, 'why' | 'deniedPath'> {
  const { ExitCode, OOMKilled, Error: startError } = inspection.State;
  const crash = { service: '', exitCode: ExitCode, oomKilled: OOMKilled, startError, lines, restarts: 0 };
  const phrase = recogniseCrash(crash)?.phrase;
  const cause = causeOf(lines);
  const words = cause === undefined ? '' : `, and said: ${cause.slice(0, 300)}`;
  return { why: phrase ?? `it ended with exit code ${ExitCode}${words}`, deniedPath: deniedWrite(lines) };
}

async function silenceOf(engine: Engine, container: string, tookMs: number) {
  const lines = await readLastLines(engine, container);
  const deniedPath = deniedWrite(lines);
  const seconds = Math.round(tookMs / 1000);
  const silent = `it was not as far within ${seconds} s as without any flag`;
  return {
    why: deniedPath === undefined ? silent : `it writes to ${deniedPath} on a read-only file system`,
    deniedPath,
  };
}

function refusalOf(stderr: string): string {
  const said = stderr.split('\n').find((line) => /Error response|Error/.test(line)) ?? stderr.trim();
  return `the engine refused it: ${said.replace(/^.*Error response from daemon: /, '').slice(0, 200)}`;
}
