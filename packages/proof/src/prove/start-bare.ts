import { setTimeout } from 'node:timers/promises';
import { type ListeningSocket, reachablePorts } from '@seaworthy/core/processes';
import { type Engine, findSubstitution, inspectImage, type Substitution } from '@seaworthy/engine';
import type { AgentImage } from '../sources/agent-container.ts';
import { listenersOf } from '../sources/start/watch-listeners.ts';
import { recogniseDatastore } from './recognise-datastore.ts';
import { startTrial, type TrialImage, type TrialStart } from './start-trial.ts';
import type { ImageTarget } from './target.ts';

export interface FirstStartOptions {
  target: ImageTarget;
  substitutions?: readonly Substitution[];
  /** Arguments of `docker run` for what was given for it. */
  args: readonly string[];
  env: Readonly<Record<string, string>>;
  findAgent(): Promise<AgentImage | undefined>;
  signal: AbortSignal;
}

/** How far an image came by itself. */
export interface FirstStart {
  trial: TrialImage;
  start: TrialStart;
  /** Where it listened; absent: nobody had to look, or could. */
  sockets: readonly ListeningSocket[] | undefined;
  /** UDP ports that it names. */
  udp: readonly string[];
}

/** How long an image without flags may take to show what it does. */
const FIRST_START_MS = 45_000;
const LOOKS_FOR_A_PORT = 5;
const LOOK_PAUSE_MS = 1500;

/** Starts an image without any flag, and looks where it listens when nothing says that. */
export async function startBare(engine: Engine, options: FirstStartOptions): Promise<FirstStart> {
  const { target, substitutions = [], args, env, findAgent, signal } = options;
  const image = findSubstitution(substitutions, target.reference)?.substitute ?? target.reference;
  const { Config } = await inspectImage(engine, image, { signal });
  const test = Config?.Healthcheck?.Test ?? [];
  const names = Object.keys(Config?.ExposedPorts ?? {});
  const [udp, exposed] = [names.filter(isUdp), names.filter((name) => !isUdp(name))];
  const told = recogniseDatastore(image) === undefined ? exposed.map((port) => Number.parseInt(port, 10)) : [];
  const trial: TrialImage = {
    ...{ image, env, hasHealthCheck: test.length > 0 && test[0] !== 'NONE', ports: target.ports ?? told },
    ...(target.command === undefined ? {} : { command: target.command }),
  };
  let sockets: readonly ListeningSocket[] | undefined;
  const look = async (container: string) => {
    const agent = await findAgent();
    for (let turn = 0; reachablePorts(sockets ?? []).length === 0 && turn < LOOKS_FOR_A_PORT; turn += 1) {
      if (turn > 0) await setTimeout(LOOK_PAUSE_MS, undefined, { signal });
      // A container that ends meanwhile, or that keeps anybody from looking, leaves the port unknown.
      sockets = (await listenersOf(engine, agent, container, signal)()) ?? sockets;
    }
  };
  const isUnknown = target.ports === undefined && exposed.length === 0;
  const run = { args, limitMs: FIRST_START_MS, signal };
  const start = await startTrial(engine, trial, isUnknown ? { ...run, whileRunning: look } : run);
  signal.throwIfAborted();
  const ports = reachablePorts(sockets ?? []);
  if (ports.length === 0) return { trial, start, sockets, udp };
  const listening = { ...trial, ports };
  return { trial: listening, start: await startTrial(engine, listening, run), sockets, udp };
}

/** What a first start tells of an image, and what a person has to know of that. */
export function whatItIs({ trial, start, sockets, udp }: FirstStart): { shape?: 'worker' | 'job'; remark?: string } {
  if (start.completed) {
    return { shape: 'job', remark: 'It ended by itself with exit code 0: it is a job, which is asked nothing.' };
  }
  if (trial.ports.length > 0) return {};
  const [inside] = sockets ?? [];
  if (inside !== undefined) {
    return {
      remark: `It listens on ${inside.address} only, at port ${inside.port}: nobody outside its container gets there, so nothing can be asked of it. Make it listen on 0.0.0.0.`,
    };
  }
  if (udp.length > 0) {
    return { remark: `It names ${udp.join(', ')} alone, and nothing here asks over UDP. ${IF_IT_SERVES}` };
  }
  if (sockets === undefined) {
    return { remark: `It names no port (\`EXPOSE\`), and nobody could look where it listens. ${IF_IT_SERVES}` };
  }
  return {
    shape: 'worker',
    remark: `It names no port (\`EXPOSE\`) and listens on none, so it counts as a worker: what needs a port does not apply. ${IF_IT_SERVES}`,
  };
}

const IF_IT_SERVES = 'If it serves a TCP port, name it: `--port 8080`.';

function isUdp(port: string): boolean {
  return port.endsWith('/udp');
}
