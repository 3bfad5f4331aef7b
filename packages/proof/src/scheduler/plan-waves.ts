import type { ExperimentPlan } from '../experiments/define-experiment.ts';
import { needsStage } from '../sources/sources.ts';

/** One experiment on one service. */
export interface Run<Planned extends ExperimentPlan = ExperimentPlan> {
  experiment: Planned;
  service: string;
}

/** Runs that happen side by side, once those of the wave before have ended. */
export interface Wave<Planned extends ExperimentPlan = ExperimentPlan> {
  /** `none`: nothing has to run; `shared`: the stack of most experiments; `own`: one that is made for this wave. */
  stage: 'none' | 'shared' | 'own';
  runs: Run<Planned>[];
}

/**
 * Orders experiments by what they declare: what disturbs nothing side by side; then what disturbs a service, those
 * services first that others don't depend on (`stopGroups`); then what concludes; at last what disturbs a stack, each on one of its own. What
 * measures time has nothing beside it. Pure.
 */
export function planWaves<Planned extends ExperimentPlan>(
  experiments: readonly Planned[],
  stopGroups: readonly (readonly string[])[],
): Wave<Planned>[] {
  const services = stopGroups.flat().sort();
  const of = (...disturbs: ExperimentPlan['disturbs'][]) =>
    experiments.filter(({ concludes, disturbs: own }) => concludes !== true && disturbs.includes(own));
  const harmless = of('nothing');
  const beside = (stage: Wave['stage'], chosen: readonly Planned[]): Wave<Planned>[] =>
    wavesOf(stage, chosen, services).filter(({ runs }) => runs.length > 0);
  return [
    ...beside(
      'none',
      harmless.filter((experiment) => !isStaged(experiment)),
    ),
    ...beside('shared', harmless.filter(isStaged)),
    ...stopGroups.flatMap((group) =>
      of('service')
        .sort(stoppingLast)
        .flatMap((one) => wavesOf('shared', [one], group)),
    ),
    ...beside(
      'shared',
      experiments.filter(({ concludes }) => concludes === true),
    ),
    ...of('stack').flatMap((experiment) => services.map((service) => wave('own', [{ experiment, service }]))),
  ];
}

/** Whether nothing is different after a wave, so that it may be seen as a part of looking around. */
export function isHarmless({ runs }: Wave): boolean {
  return runs.every(({ experiment }) => experiment.disturbs === 'nothing' && experiment.concludes !== true);
}

/** One wave of all that measures no time, and one for each run that does. */
function wavesOf<Planned extends ExperimentPlan>(
  stage: Wave['stage'],
  experiments: readonly Planned[],
  services: readonly string[],
): Wave<Planned>[] {
  const runs = experiments.flatMap((experiment) => services.map((service) => ({ experiment, service })));
  const untimed = runs.filter(({ experiment }) => !experiment.timing);
  const timed = runs.filter(({ experiment }) => experiment.timing);
  return [...(untimed.length === 0 ? [] : [wave(stage, untimed)]), ...timed.map((run) => wave(stage, [run]))];
}

function wave<Planned extends ExperimentPlan>(stage: Wave['stage'], runs: Run<Planned>[]): Wave<Planned> {
  return { stage, runs };
}

function isStaged({ needs }: ExperimentPlan): boolean {
  return needs.some(needsStage);
}

/** A service that stays stopped would have to be started again for the next experiment. */
function stoppingLast(a: ExperimentPlan, b: ExperimentPlan): number {
  return Number(a.leaves === 'stopped') - Number(b.leaves === 'stopped') || (a.id < b.id ? -1 : 1);
}
