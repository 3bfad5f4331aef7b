import { setTimeout as pause } from 'node:timers/promises';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import { type Engine, inspectContainer } from '@seaworthy/engine';
import { now } from '../../load/request-record.ts';
import type { AgentImage } from '../../sources/agent-container.ts';
import { notObserved, observed } from '../../sources/observation.ts';
import { runAgent } from '../../sources/run-agent.ts';
import { waitForStart } from '../../sources/start/wait-for-start.ts';
import { watchHttp } from '../../sources/start/watch-http.ts';

export interface CrashOptions {
  container: string;
  policy: string;
  agent: AgentImage;
  hostPort: number | undefined;
  healthPath: string | undefined;
  /** How long a start may take. */
  startMs: number;
  offsetMs: number;
  signal: AbortSignal;
}

/** The engine waits a moment before it starts a container again. */
const STARTED_WITHIN_MS = 10_000;
const POLL_MS = 50;
/** By when a service that says nothing has to have stayed up. */
const SILENT_MS = 1000;

/** Gives a container its restart policy, kills its first process, and waits until it is back. Without the policy again afterwards. */
export async function crashAndWait(
  engine: Engine,
  options: CrashOptions,
): Promise<Observation<EvidenceValues['recovery']>> {
  const { container, policy, agent, signal } = options;
  const before = (await inspectContainer(engine, container))?.State.StartedAt;
  const { exitCode, stderr } = await setPolicy(engine, container, policy);
  if (exitCode !== 0)
    return notObserved(`The engine did not take the restart policy ${policy}: ${stderr.slice(0, 300)}`);
  try {
    const { crash } = await runAgent(engine, agent, container, ['crash'], { labels: ['dev.seaworthy=prove'], signal });
    if (crash !== undefined && 'reason' in crash)
      return notObserved(`Its first process could not be killed: ${crash.reason}`);
    const killedMs = now();
    const after = await runsAgain(engine, container, { before, untilMs: killedMs + STARTED_WITHIN_MS, signal });
    // Where the agent has to join the process namespace, its first process gets no signal from it.
    if (after === 'never ended')
      return notObserved('Its first process did not end by SIGKILL from where it could be sent.');
    if (after === 'ended') return observed(KILLED, { policy, waitedMs: STARTED_WITHIN_MS });
    const startedMs = Math.round(now() - killedMs);
    const ready = await waitUntilReady(engine, options);
    return observed(KILLED, {
      ...{ policy, startedMs, waitedMs: Math.round(now() - killedMs), tellsReady: ready !== undefined },
      ...(ready === true ? { readyMs: Math.round(now() - killedMs) } : {}),
    });
  } finally {
    await setPolicy(engine, container, 'no');
  }
}

const KILLED = 'SIGKILL to its first process from outside of the container, as the kernel sends it';

function setPolicy(engine: Engine, container: string, policy: string) {
  return engine.docker(['update', '--restart', policy, container], { reject: false });
}

async function runsAgain(
  engine: Engine,
  container: string,
  { before, untilMs, signal }: { before: string | undefined; untilMs: number; signal: AbortSignal },
): Promise<'runs' | 'ended' | 'never ended'> {
  for (;;) {
    const state = (await inspectContainer(engine, container))?.State;
    if (state?.Running === true && state.StartedAt !== before) return 'runs';
    if (now() > untilMs) return state?.Running === true ? 'never ended' : 'ended';
    await pause(POLL_MS, undefined, { signal });
  }
}

/** `undefined`: nothing says when it is ready, and it stayed up for a while. */
async function waitUntilReady(
  engine: Engine,
  { container, hostPort, healthPath, startMs, offsetMs, signal }: CrashOptions,
): Promise<boolean | undefined> {
  const http = hostPort === undefined ? undefined : watchHttp(hostPort, healthPath);
  try {
    const started = await waitForStart(engine, container, {
      ...{ http, healthPath, offsetMs, signal, deadlineMs: now() + startMs, silentMs: SILENT_MS },
      silent: notObserved('Nothing says when it is ready.'),
    });
    return started.observed ? started.value.healthyMs !== undefined : undefined;
  } finally {
    http?.stop();
  }
}
