import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Subject } from '@seaworthy/core/model';
import { type ListeningSocket, reachablePorts } from '@seaworthy/core/processes';
import { down, type Engine, inspectImage, removeStackAtExit } from '@seaworthy/engine';
import type { AgentImage } from '../sources/agent-container.ts';
import { ownerLabels } from '../sources/own-containers.ts';
import { listenersOf } from '../sources/start/watch-listeners.ts';
import { chooseRunFlags, type RunChoice } from './choose-run-flags.ts';
import { recogniseDatastore } from './recognise-datastore.ts';
import { type RunFlag, runCommand } from './run-flags.ts';
import { cameAsFar, startTrial, type TrialImage, type TrialStart } from './start-trial.ts';
import { serviceName } from './wrap-image.ts';

/** How a bare image is to be run. */
export interface PreparedImage {
  flags: readonly RunFlag[];
  /** The port that it serves; absent: nobody knows one. */
  port?: number;
  run: NonNullable<Subject['run']>;
}

export interface PrepareOptions {
  /** As it was named. */
  reference: string;
  /** As the engine has it: the same, or what stands in for it. */
  image: string;
  findAgent(): Promise<AgentImage | undefined>;
  signal: AbortSignal;
}

/** How long an image without flags may take to show what it does. */
const FIRST_START_MS = 45_000;
const LEAST_TRIAL_MS = 10_000;
const ALL_TRIALS_MS = 180_000;
const LOOKS_FOR_A_PORT = 5;
const LOOK_PAUSE_MS = 1500;

/**
 * Starts an image as it is, to see how far it comes and which port it serves, and then with the recommended flags: those
 * that it stands are the ones that it is proven with. A recommendation is no property of an image, and nobody else says
 * how a bare one is run.
 */
export async function prepareImage(engine: Engine, options: PrepareOptions): Promise<PreparedImage> {
  const { reference, signal } = options;
  const projectName = `${serviceName(reference)}-prove-${randomBytes(3).toString('hex')}`;
  const removal = { projectName, volumes: true, timeoutSeconds: 0 };
  const atExit = removeStackAtExit(engine, removal);
  const labels = Object.entries({ ...ownerLabels(), 'com.docker.compose.project': projectName });
  const args = labels.flatMap(([name, value]) => ['--label', `${name}=${value}`]);
  try {
    const { trial, start, sockets } = await startBare(engine, options, args);
    const port = start.answering[0] ?? trial.ports[0];
    const known = port === undefined ? {} : { port };
    if (!start.running && !start.completed) {
      const unknown = `It does not start without them either (${start.why}), so which flags it stands is unknown. If it lacks something, ${OWN_FILE}`;
      return { flags: [], ...known, run: { command: runCommand([], reference, port), refused: [], unknown } };
    }
    const choice = await chooseFlags(engine, { trial, start, args, signal });
    const command = runCommand(choice.flags, reference, port);
    const unknown = port === undefined && !start.completed ? { unknown: unknownPort(sockets) } : {};
    return { flags: choice.flags, ...known, run: { command, refused: [...choice.refused], ...unknown } };
  } finally {
    await down(engine, removal);
    atExit.dismiss();
  }
}

/** Why nothing can be asked of an image, and what to do about it. */
function unknownPort(sockets: readonly ListeningSocket[]): string {
  const [inside] = sockets;
  if (inside !== undefined) {
    return `It listens on ${inside.address} only, at port ${inside.port}: nobody outside its container gets there, so nothing can be asked of it. Make it listen on 0.0.0.0.`;
  }
  return `It names no port (\`EXPOSE\`) and listens on none, so nothing can be asked of it. If it serves one, add \`EXPOSE\` to its Dockerfile, or ${OWN_FILE}`;
}

const OWN_FILE =
  'write a compose file with what it needs (`expose`, `environment`, `volumes`) and prove that: `seaworthy prove compose.yaml`.';

async function startBare(
  engine: Engine,
  { image, findAgent, signal }: PrepareOptions,
  args: readonly string[],
): Promise<{ trial: TrialImage; start: TrialStart; sockets: readonly ListeningSocket[] }> {
  const { Config } = await inspectImage(engine, image, { signal });
  const test = Config?.Healthcheck?.Test ?? [];
  const exposed = Object.keys(Config?.ExposedPorts ?? {}).filter((port) => !port.endsWith('/udp'));
  const named = recogniseDatastore(image) === undefined ? exposed.map((port) => Number.parseInt(port, 10)) : [];
  const trial = { image, hasHealthCheck: test.length > 0 && test[0] !== 'NONE', ports: named };
  let sockets: readonly ListeningSocket[] = [];
  const look = async (container: string) => {
    const agent = await findAgent();
    for (let turn = 0; reachablePorts(sockets).length === 0 && turn < LOOKS_FOR_A_PORT; turn += 1) {
      if (turn > 0) await setTimeout(LOOK_PAUSE_MS, undefined, { signal });
      // A container that ends meanwhile, or that keeps anybody from looking, leaves the port unknown.
      sockets = (await listenersOf(engine, agent, container, signal)()) ?? sockets;
    }
  };
  const isUnknown = exposed.length === 0;
  const run = { args, limitMs: FIRST_START_MS, signal };
  const start = await startTrial(engine, trial, isUnknown ? { ...run, whileRunning: look } : run);
  signal.throwIfAborted();
  const ports = reachablePorts(sockets);
  if (ports.length === 0) return { trial, start, sockets };
  const listening = { ...trial, ports };
  return { trial: listening, start: await startTrial(engine, listening, run), sockets };
}

async function chooseFlags(
  engine: Engine,
  {
    trial,
    start,
    args,
    signal,
  }: { trial: TrialImage; start: TrialStart; args: readonly string[]; signal: AbortSignal },
): Promise<RunChoice> {
  const began = performance.now();
  const limitMs = Math.max(LEAST_TRIAL_MS, 3 * start.tookMs);
  return chooseRunFlags(
    async (flags) => {
      const flagged = [...args, ...flags.flatMap((flag) => flag.args)];
      const tried = await startTrial(engine, trial, { args: flagged, wanted: start, limitMs, signal });
      return { stands: cameAsFar(tried, start), why: tried.why, deniedPath: tried.deniedPath };
    },
    () => performance.now() - began > ALL_TRIALS_MS,
  );
}
