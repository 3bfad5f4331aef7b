import type { UserError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import { type Condition, isBusy, type MachinePressure, type Observations, type OnEvent } from '@seaworthy/core/model';
import type { AnyExperiment, Attempt, Bench } from '../experiments/define-experiment.ts';
import { type MachineMeter, measureMachine } from '../machine/measure-machine.ts';
import { notObserved, reasonOf } from '../sources/observation.ts';
import { inParallel } from './in-parallel.ts';
import type { Laboratory } from './laboratory.ts';
import { isHarmless, planWaves, type Run, type Wave } from './plan-waves.ts';

export interface ExperimentRun {
  experiments: readonly AnyExperiment[];
  onEvent: OnEvent;
  signal: AbortSignal;
}

export interface Findings {
  /** What was observed, by service. */
  observations: ReadonlyMap<string, Observations>;
  /** What the machine was busy with meanwhile, by service. */
  conditions: ReadonlyMap<string, readonly Condition[]>;
  startFailure?: UserError;
}

interface Found {
  observations: Map<string, Observations>;
  conditions: Map<string, Condition[]>;
}

interface Place {
  benchOf(service: string): Bench;
  /** Starts a service again that an experiment left stopped; the run goes on where that can't be done, and says so. */
  restart(service: string): Promise<void>;
  measure(): Promise<MachineMeter>;
  onEvent: OnEvent;
  signal: AbortSignal;
  found: Found;
}

const MOST_ATTEMPTS = 3;
const LEAST_MEASURED_MS = 400;
/** Archives and agents are work for the processor: more at a time would only make each slower. */
const SERVICES_AT_A_TIME = { none: 2, shared: 3, own: 1 };

/** Runs experiments in the order that they allow. Ends early only when `signal` aborts it; then it throws. */
export async function runExperiments(laboratory: Laboratory, run: ExperimentRun): Promise<Findings> {
  const { experiments, onEvent, signal } = run;
  const waves = planWaves(experiments, laboratory.stopGroups);
  const at = (stage: Wave['stage']) => waves.filter((wave) => wave.stage === stage);
  const found: Found = { observations: new Map(), conditions: new Map() };
  for (const service of laboratory.stopGroups.flat()) found.observations.set(service, {});

  const measure = () => measureMachine(laboratory.ownContainers);
  const always = { measure, onEvent, signal, found };
  const images: Place = { ...always, benchOf: laboratory.imageBench, restart: async () => undefined };
  if (at('none').length > 0) {
    await trackTask(onEvent, { id: 'prove/images', title: 'Looking into the images' }, () =>
      runWaves(at('none'), images),
    );
  }
  const startFailure = at('shared').length === 0 ? undefined : await runShared(laboratory, run, at('shared'), always);
  for (const wave of at('own')) {
    await using stage = await laboratory.openStage('own');
    await stage.settle();
    await runTracked(wave, { ...always, benchOf: stage.bench, restart: stage.restart });
  }
  return { ...found, ...(startFailure === undefined ? {} : { startFailure }) };
}

async function runShared(
  laboratory: Laboratory,
  run: ExperimentRun,
  waves: readonly Wave<AnyExperiment>[],
  always: Omit<Place, 'benchOf' | 'restart'>,
): Promise<UserError | undefined> {
  const { experiments, onEvent } = run;
  using meter = await always.measure();
  await using stage = await laboratory.openStage('shared');
  const place: Place = { ...always, benchOf: stage.bench, restart: stage.restart };
  await trackTask(onEvent, { id: 'prove/observe', title: 'Observing what runs' }, async () => {
    // Nothing is looked at while something starts: each would be in the other's times.
    await stage.settle();
    const watching = experiments.filter(({ needs }) => needs.includes('start'));
    const machine = await meter.stop();
    for (const service of laboratory.stopGroups.flat()) {
      for (const experiment of watching) addCondition({ experiment, service }, machine, always.found);
    }
    await runWaves(waves.filter(isHarmless), place);
  });
  const startFailure = await stage.findStartFailure();
  const stopped = new Set<string>();
  for (const wave of waves.filter((wave) => !isHarmless(wave))) {
    await restartStopped(wave, stopped, place);
    await runTracked(wave, place);
    for (const { experiment, service } of wave.runs) if (experiment.leaves === 'stopped') stopped.add(service);
  }
  return startFailure;
}

async function restartStopped({ runs }: Wave, stopped: Set<string>, place: Place): Promise<void> {
  for (const { experiment, service } of runs) {
    // What concludes says what was; it needs nothing that runs.
    if (experiment.concludes === true || !stopped.delete(service)) continue;
    await isStartedAgain(service, place);
  }
}

function runTracked(wave: Wave<AnyExperiment>, place: Place): Promise<void> {
  const [first] = wave.runs;
  const services = wave.runs.map(({ service }) => service).join(', ');
  const task = { id: `prove/${first?.experiment.id}/${services}`, title: `${first?.experiment.title}: ${services}` };
  return trackTask(place.onEvent, task, () => runWaves([wave], place));
}

async function runWaves(waves: readonly Wave<AnyExperiment>[], place: Place): Promise<void> {
  for (const { stage, runs } of waves) {
    const [first] = runs;
    if (first !== undefined && runs.length === 1) {
      await runRepeatedly(first, place);
      continue;
    }
    const services = [...new Set(runs.map(({ service }) => service))];
    using meter = await place.measure();
    await inParallel(services, SERVICES_AT_A_TIME[stage], async (service) => {
      await Promise.all(
        runs.filter((run) => run.service === service).map(async (run) => keep(run, await runOnce(run, place), place)),
      );
    });
    const machine = await meter.stop();
    for (const run of runs) addCondition(run, machine, place.found);
  }
}

/** What timing decides is done again while it came out such that the machine or chance may be why. */
async function runRepeatedly(run: Run<AnyExperiment>, place: Place): Promise<void> {
  const { experiment, service } = run;
  const { repetition } = experiment;
  const attempts: Attempt[] = [];
  for (;;) {
    using meter = await place.measure();
    const found = await runOnce(run, place);
    const machine = await meter.stop();
    addCondition(run, machine, place.found);
    attempts.push({ found, busy: isBusy(machine) });
    const { subject } = place.benchOf(service).service;
    if (attempts.length >= MOST_ATTEMPTS || repetition?.needed(attempts, subject) !== true) break;
    if (experiment.leaves === 'stopped' && !(await isStartedAgain(service, place))) break;
  }
  const [only] = attempts;
  keep(
    run,
    attempts.length === 1 || repetition === undefined ? (only?.found ?? {}) : repetition.merge(attempts),
    place,
  );
}

/** What can't be started again can't be tried again: what was seen so far holds, and the run says so and goes on. */
async function isStartedAgain(service: string, { restart, onEvent, signal }: Place): Promise<boolean> {
  try {
    await restart(service);
    return true;
  } catch (error) {
    signal.throwIfAborted();
    const message = `${service} could not be started again: ${reasonOf(error)}`;
    onEvent({ type: 'notice', level: 'warning', message });
    return false;
  }
}

async function runOnce({ experiment, service }: Run<AnyExperiment>, { benchOf, signal }: Place): Promise<Observations> {
  signal.throwIfAborted();
  try {
    return await experiment.run(benchOf(service));
  } catch (error) {
    signal.throwIfAborted();
    const nothing = notObserved(`The experiment ${experiment.id} failed: ${reasonOf(error)}`);
    return Object.fromEntries(experiment.yields.map((kind) => [kind, nothing]));
  }
}

function keep({ service }: Run<AnyExperiment>, observations: Observations, { found }: Place): void {
  found.observations.set(service, { ...found.observations.get(service), ...observations });
}

function addCondition({ experiment, service }: Run<AnyExperiment>, machine: MachinePressure, found: Found): void {
  // In less, hardly a timer has gone off: that says nothing of the machine.
  if (machine.measuredMs < LEAST_MEASURED_MS) return;
  const condition = { experiment: experiment.id, yields: [...experiment.yields], machine };
  found.conditions.set(service, [...(found.conditions.get(service) ?? []), condition]);
}
