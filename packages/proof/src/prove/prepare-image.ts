import { randomBytes } from 'node:crypto';
import type { Subject } from '@seaworthy/core/model';
import { down, type Engine, openTemporaryFolder, removeStackAtExit, type Substitution } from '@seaworthy/engine';
import type { AgentImage } from '../sources/agent-container.ts';
import { ownerLabels } from '../sources/own-containers.ts';
import { chooseRunFlags, type RunChoice } from './choose-run-flags.ts';
import type { Companion } from './companions.ts';
import { environmentArguments } from './image-environment.ts';
import { type RunFlag, runCommand } from './run-flags.ts';
import { serviceName } from './service-name.ts';
import { type FirstStartOptions, startBare, whatItIs } from './start-bare.ts';
import { startCompanions } from './start-companions.ts';
import { cameAsFar, startTrial, type TrialImage, type TrialStart } from './start-trial.ts';
import type { ImageTarget } from './target.ts';

/** How a bare image is to be run. */
export interface PreparedImage {
  flags: readonly RunFlag[];
  /** The port that it serves; absent: nobody knows one. */
  port?: number;
  /** It waits for no requests; absent: that is not known. */
  shape?: 'worker' | 'job';
  run: NonNullable<Subject['run']>;
}

export interface PrepareOptions {
  /** As it was named, with what was given for it. */
  target: ImageTarget;
  companions?: readonly Companion[];
  substitutions?: readonly Substitution[];
  findAgent(): Promise<AgentImage | undefined>;
  signal: AbortSignal;
}

const LEAST_TRIAL_MS = 10_000;
const ALL_TRIALS_MS = 180_000;

/**
 * Starts an image as it is, to see how far it comes and which port it serves, and then with the recommended flags: those
 * that it stands are the ones that it is proven with. A recommendation is no property of an image, and nobody else says
 * how a bare one is run.
 */
export async function prepareImage(engine: Engine, options: PrepareOptions): Promise<PreparedImage> {
  const { target, companions = [], substitutions = [], signal } = options;
  const projectName = `${serviceName(target.reference)}-prove-${randomBytes(3).toString('hex')}`;
  const removal = { projectName, volumes: true, timeoutSeconds: 0 };
  const atExit = removeStackAtExit(engine, removal);
  await using folder = await openTemporaryFolder('image');
  const labels = { ...ownerLabels(), 'com.docker.compose.project': projectName };
  try {
    const { args, env } = await environmentArguments(target.environment ?? {}, folder.path);
    const beside = await startCompanions(engine, companions, {
      ...{ projectName, folder: folder.path, labels: ownerLabels(), substitutions, signal },
    });
    const given = [...Object.entries(labels).flatMap(([name, value]) => ['--label', `${name}=${value}`]), ...beside];
    return await tryImage(engine, { ...options, args: [...given, ...args], env });
  } finally {
    await down(engine, removal);
    atExit.dismiss();
  }
}

async function tryImage(engine: Engine, options: FirstStartOptions): Promise<PreparedImage> {
  const { target, args, signal } = options;
  const first = await startBare(engine, options);
  const { trial, start } = first;
  const port = start.answering[0] ?? trial.ports[0];
  const ports = target.ports ?? (port === undefined ? [] : [port]);
  const known = port === undefined ? {} : { port };
  if (!start.running && !start.completed) {
    const unknown = `It does not start without them either (${start.why}), so which flags it stands is unknown. ${remedyFor(start)}`;
    return { flags: [], ...known, run: { command: runCommand([], target, ports), refused: [], unknown } };
  }
  const choice = await chooseFlags(engine, { trial, start, args, signal });
  const command = runCommand(choice.flags, target, ports);
  const kind = whatItIs(first);
  const unknown = kind.remark === undefined ? {} : { unknown: kind.remark };
  const shape = kind.shape === undefined ? {} : { shape: kind.shape };
  return { flags: choice.flags, ...known, ...shape, run: { command, refused: [...choice.refused], ...unknown } };
}

function remedyFor({ missingVariable }: TrialStart): string {
  if (missingVariable !== undefined) return `Give it one: \`seaworthy prove IMAGE --env ${missingVariable}=…\`.`;
  return 'If it lacks something, give it that: `--env NAME=…`, `--with IMAGE`, a command behind `--`; or write a compose file with what it needs and prove that.';
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
