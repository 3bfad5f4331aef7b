import type { UserError } from '@seaworthy/core/errors';
import { trackTask } from '@seaworthy/core/events';
import type { Observations, OnEvent } from '@seaworthy/core/model';
import type { AnyExperiment, Bench } from '../experiments/define-experiment.ts';
import { notObserved, reasonOf } from '../sources/observation.ts';
import { inParallel } from './in-parallel.ts';
import type { Laboratory, OpenStage } from './laboratory.ts';
import { isHarmless, planWaves, type Run, type Wave } from './plan-waves.ts';

export interface ExperimentRun {
  experiments: readonly AnyExperiment[];
  onEvent: OnEvent;
  signal: AbortSignal;
}

export interface Findings {
  /** What was observed, by service. */
  observations: ReadonlyMap<string, Observations>;
  startFailure?: UserError;
}

type Place = { benchOf(service: string): Bench; signal: AbortSignal; found: Map<string, Observations> };

/** Archives and agents are work for the processor: more at a time would only make each slower. */
const SERVICES_AT_A_TIME = { none: 2, shared: 3, own: 1 };

/** Runs experiments in the order that they allow. Ends early only when `signal` aborts it; then it throws. */
export async function runExperiments(laboratory: Laboratory, run: ExperimentRun): Promise<Findings> {
  const { experiments, onEvent, signal } = run;
  const waves = planWaves(experiments, laboratory.stopGroups);
  const at = (stage: Wave['stage']) => waves.filter((wave) => wave.stage === stage);
  const found = new Map<string, Observations>(laboratory.stopGroups.flat().map((service) => [service, {}]));

  const images: Place = { benchOf: laboratory.imageBench, signal, found };
  if (at('none').length > 0) {
    await trackTask(onEvent, { id: 'prove/images', title: 'Looking into the images' }, () =>
      runWaves(at('none'), images),
    );
  }
  const startFailure = at('shared').length === 0 ? undefined : await runShared(laboratory, run, at('shared'), found);
  for (const wave of at('own')) {
    await using stage = await laboratory.openStage('own');
    await stage.settle();
    await runTracked(wave, onEvent, { benchOf: stage.bench, signal, found });
  }
  return { observations: found, ...(startFailure === undefined ? {} : { startFailure }) };
}

async function runShared(
  laboratory: Laboratory,
  run: ExperimentRun,
  waves: readonly Wave<AnyExperiment>[],
  found: Map<string, Observations>,
): Promise<UserError | undefined> {
  const { onEvent, signal } = run;
  await using stage = await laboratory.openStage('shared');
  const place: Place = { benchOf: stage.bench, signal, found };
  await trackTask(onEvent, { id: 'prove/observe', title: 'Observing what runs' }, async () => {
    // Nothing is looked at while something starts: each would be in the other's times.
    await stage.settle();
    await runWaves(waves.filter(isHarmless), place);
  });
  const startFailure = await stage.findStartFailure();
  const stopped = new Set<string>();
  for (const wave of waves.filter((wave) => !isHarmless(wave))) {
    await restartStopped(wave, stage, stopped, run);
    await runTracked(wave, onEvent, place);
    for (const { experiment, service } of wave.runs) if (experiment.leaves === 'stopped') stopped.add(service);
  }
  return startFailure;
}

async function restartStopped(
  { runs }: Wave,
  stage: OpenStage,
  stopped: Set<string>,
  run: ExperimentRun,
): Promise<void> {
  for (const { experiment, service } of runs) {
    // What concludes says what was; it needs nothing that runs.
    if (experiment.concludes === true || !stopped.delete(service)) continue;
    await stage.restart(service).catch((error) => {
      run.signal.throwIfAborted();
      const message = `${service} could not be started again: ${reasonOf(error)}`;
      run.onEvent({ type: 'notice', level: 'warning', message });
    });
  }
}

function runTracked(wave: Wave<AnyExperiment>, onEvent: OnEvent, place: Place): Promise<void> {
  const [first] = wave.runs;
  const services = wave.runs.map(({ service }) => service).join(', ');
  const task = { id: `prove/${first?.experiment.id}/${services}`, title: `${first?.experiment.title}: ${services}` };
  return trackTask(onEvent, task, () => runWaves([wave], place));
}

async function runWaves(waves: readonly Wave<AnyExperiment>[], place: Place): Promise<void> {
  for (const { stage, runs } of waves) {
    const services = [...new Set(runs.map(({ service }) => service))];
    await inParallel(services, SERVICES_AT_A_TIME[stage], async (service) => {
      await Promise.all(runs.filter((run) => run.service === service).map((run) => runOne(run, place)));
    });
  }
}

async function runOne({ experiment, service }: Run<AnyExperiment>, { benchOf, signal, found }: Place): Promise<void> {
  signal.throwIfAborted();
  const observations = await observe(() => experiment.run(benchOf(service))).catch((error) => {
    signal.throwIfAborted();
    const nothing = notObserved(`The experiment ${experiment.id} failed: ${reasonOf(error)}`);
    return Object.fromEntries(experiment.yields.map((kind) => [kind, nothing]));
  });
  found.set(service, { ...found.get(service), ...observations });
}

/** What throws before it waits for anything fails like what throws later. */
async function observe(run: () => Promise<Observations>): Promise<Observations> {
  return run();
}
