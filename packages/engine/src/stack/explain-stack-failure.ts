import { type UserError, userError } from '@seaworthy/core/errors';
import { type ComposeConfig, imageOfService } from '../compose/compose-config.ts';
import { fixedPorts } from '../compose/ports.ts';
import { dependenciesOf, oneShotServices } from '../compose/service-graph.ts';
import type { Engine } from '../connection/engine.ts';
import { hasImage } from '../images/inspection.ts';
import { lastWords } from '../processes/last-words.ts';
import { readLastLines } from './container-log.ts';
import { recogniseCrash } from './crash-causes.ts';
import { portInUse } from './free-ports.ts';
import { inspectServices, type ServiceState } from './inspect-services.ts';
import { judgeService } from './service-progress.ts';

/** A stack that did not come up. */
export interface StackFailure {
  engine: Engine;
  config: ComposeConfig;
  states: readonly ServiceState[];
  /** What compose printed. */
  composeLines: readonly string[];
  seconds: number;
  diagnose?: DiagnoseStart | undefined;
}

/** Why a container that runs is not ready, by who can look into it; absent when that shows nothing. */
export type DiagnoseStart = (service: string, containerId: string) => Promise<UserError | undefined>;

/**
 * Why not every service of a stack runs, now that compose is done with starting it; absent when all do. `composeLines` are
 * what compose printed when it gave up.
 */
export async function findStartFailure(
  engine: Engine,
  start: { config: ComposeConfig; composeLines?: readonly string[]; diagnose?: DiagnoseStart },
): Promise<UserError | undefined> {
  const { config, composeLines, diagnose } = start;
  const states = await inspectServices(engine, config.name);
  if (composeLines !== undefined) {
    return explainStackFailure({ engine, config, states, composeLines, seconds: 0, diagnose });
  }
  const oneShot = oneShotServices(config);
  const crashed = states.filter((state) => judgeService(state, oneShot.has(state.service), Date.now()) === 'crashed');
  return explainService({ engine, config, states: crashed, composeLines: [], seconds: 0 });
}

/** Finds out why, and says it about the service where it began: the others only wait for that one. */
export async function explainStackFailure(failure: StackFailure): Promise<UserError> {
  return (await explainRefusal(failure)) ?? (await explainService(failure)) ?? composeFailed(failure);
}

// What the engine refuses before a process runs.
async function explainRefusal({ engine, config, composeLines, states }: StackFailure): Promise<UserError | undefined> {
  const said = [...composeLines, ...states.map(({ startError }) => startError)].join('\n');
  const taken =
    /(?:Bind for|listen tcp4?|bind host port for) \S*?:(\d+)[^\n]*(?:already allocated|already in use)/.exec(said);
  if (taken !== null) {
    const port = Number(taken[1]);
    const published = fixedPorts(config).find((candidate) => candidate.port === port);
    return portInUse(engine, published ?? { service: 'unknown', address: '0.0.0.0', port });
  }
  if (/Pool overlaps with other one|invalid pool request/.test(said)) return subnetTaken(config, said);
  if (/no space left on device/i.test(said)) {
    return userError('ENGINE_DISK_FULL', { during: 'starting the containers', lastLines: composeLines.slice(-5) });
  }
  if (!/No such image|pull access denied|failed to resolve reference|manifest unknown|not found: manifest/i.test(said))
    return undefined;
  for (const service of Object.keys(config.services)) {
    const image = imageOfService(config, service);
    if (!said.includes(image)) continue;
    if (!(await hasImage(engine, image))) return userError('IMAGE_NOT_BUILT', { service, image });
  }
  return undefined;
}

function subnetTaken({ networks = {} }: ComposeConfig, said: string): UserError {
  const named =
    Object.entries(networks).find(([key, network]) => said.includes(network?.name ?? key)) ??
    Object.entries(networks)[0];
  const subnet = named?.[1]?.ipam?.config?.[0]?.subnet;
  return userError('SUBNET_TAKEN', {
    network: named?.[1]?.name ?? named?.[0] ?? '',
    ...(subnet === undefined ? {} : { subnet }),
  });
}

async function explainService({
  engine,
  config,
  states,
  seconds,
  diagnose,
}: StackFailure): Promise<UserError | undefined> {
  const oneShot = oneShotServices(config);
  const now = Date.now();
  const judged = inDependencyOrder(config, states).map((state) => ({
    state,
    progress: judgeService(state, oneShot.has(state.service), now),
  }));
  const culprit =
    judged.find(({ progress }) => progress === 'crashed') ??
    judged.find(({ progress }) => progress === 'unhealthy') ??
    judged.find(({ progress }) => progress === 'starting');
  if (culprit === undefined) return undefined;
  const { state, progress } = culprit;
  const lines = await readLastLines(engine, state.containerId);
  if (progress === 'crashed') {
    const exitCode = await lastExitCode(engine, state);
    return explainCrash({ ...state, exitCode }, lines, oneShot.has(state.service));
  }
  const diagnosed = state.state === 'running' ? await diagnose?.(state.service, state.containerId) : undefined;
  if (diagnosed !== undefined) return diagnosed;
  const unhealthyAfter = state.startedAt === undefined ? seconds : (now - state.startedAt) / 1000;
  const healthOutput = state.healthOutput.flatMap((output) => output.split('\n')).slice(-6);
  const details = {
    service: state.service,
    seconds: Math.round(unhealthyAfter),
    healthOutput,
    lastLines: lastWords(lines),
  };
  return userError('SERVICE_NOT_HEALTHY', details);
}

/** A container that its restart policy has started again says exit code 0; the engine's events know how it ended. */
async function lastExitCode(engine: Engine, state: ServiceState): Promise<number> {
  if (state.restarts === 0 || state.exitCode !== 0) return state.exitCode;
  const filters = ['--filter', `container=${state.containerId}`, '--filter', 'event=die'];
  const range = ['--since', '10m', '--until', '0s', '--format', '{{.Actor.Attributes.exitCode}}'];
  const { stdout } = await engine.docker(['events', ...filters, ...range], { reject: false, timeoutMs: 5000 });
  return Number(stdout.trim().split('\n').at(-1)) || state.exitCode;
}

function explainCrash(state: ServiceState, lines: string[], oneShot: boolean): UserError {
  const { service, exitCode, restarts } = state;
  const cause = recogniseCrash({ ...state, lines });
  if (oneShot) {
    const phrase = cause === undefined ? {} : { cause: cause.phrase };
    return userError('MIGRATION_FAILED', { service, exitCode, lastLines: lastWords(lines), ...phrase }, cause?.error);
  }
  const lastLines = lines.length === 0 && state.startError !== '' ? [state.startError] : lastWords(lines);
  return cause?.error ?? userError('SERVICE_CRASHED', { service, exitCode, restarts, lastLines });
}

function composeFailed({ composeLines }: StackFailure): UserError {
  const said = composeLines.filter((line) => line.trim() !== '');
  const reason =
    said.findLast((line) => /error|failed|cannot|invalid/i.test(line)) ?? said.at(-1) ?? 'compose said nothing';
  const plain = reason.trim().replace(/^docker compose up failed: /, '');
  return userError('COMPOSE_FAILED', {
    command: 'up',
    reason: plain,
    lastLines: said.length > 1 ? said.slice(-8) : [],
  });
}

function inDependencyOrder(config: ComposeConfig, states: readonly ServiceState[]): ServiceState[] {
  // What a service depends on has fewer dependencies than the service itself.
  const depth = (service: string) => dependenciesOf(config, service).length;
  return [...states].sort((a, b) => depth(a.service) - depth(b.service));
}
