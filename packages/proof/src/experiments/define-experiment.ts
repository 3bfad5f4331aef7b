import type { EvidenceKind, EvidenceValues, Observation, Observations, Subject } from '@seaworthy/core/model';
import type { Engine } from '@seaworthy/engine';
import type { AgentImage } from '../sources/agent-container.ts';
import type { ProvenService } from '../sources/proven-service.ts';
import type { Source, Sources } from '../sources/sources.ts';
import type { TwinEnd } from '../sources/twin.ts';

/** What an experiment has before it: one service, and the sources that it declared. */
export type Bench<Needs extends Source = Source> = Pick<Sources, Needs> & {
  engine: Engine;
  service: ProvenService;
  /** Port on 127.0.0.1 at which the service is reached; absent when it answers no requests. */
  hostPort: number | undefined;
  /** Milliseconds that the engine's clock is ahead of this machine's. */
  clockOffsetMs: number;
  /** Where the agent runs; absent when there is no image for it, or no experiment of this run needs it. */
  agent: AgentImage | undefined;
  /** Runs a command where everything of the service is but the service itself. */
  runInTwin(command: readonly string[], timeoutMs: number): Promise<TwinEnd>;
  /** Containers of everything that the service depends on, directly or not. */
  dependencies: readonly string[];
  signal: AbortSignal;
};

/** What is different afterwards for others: `service`: its container; `stack`: more than that, so it gets a stack of its own. */
export type Disturbance = 'nothing' | 'service' | 'stack';

/** What the scheduler orders experiments by. */
export interface ExperimentPlan {
  /** Name of its folder. */
  id: string;
  /** For the progress of a run: `Stopping under load`. */
  title: string;
  needs: readonly Source[];
  disturbs: Disturbance;
  /** The service does not run any more afterwards; another experiment that disturbs it finds it started again. */
  leaves?: 'stopped';
  /** True: it comes last of all on the stack that most share, and says what was seen there from the start. Nothing runs for it. */
  concludes?: true;
  /** True: it measures time, so nothing else may happen on the machine meanwhile. */
  timing: boolean;
  yields: readonly EvidenceKind[];
}

/** One time that an experiment was done. */
export interface Attempt {
  found: Observations;
  /** Whether the machine was busy with other things meanwhile. */
  busy: boolean;
}

/** How an experiment that timing decides is done again, at most three times in all. */
export interface Repetition {
  /** Whether the attempts so far, at least one, came out such that it has to be seen again before they are believed. */
  needed(attempts: readonly Attempt[], subject: Subject): boolean;
  /** What all attempts say together; called when there is more than one. */
  merge(attempts: readonly Attempt[]): Observations;
}

/** An experiment of any kind, as the scheduler runs it. One that throws has observed nothing, and no more than that. */
export interface AnyExperiment extends ExperimentPlan {
  repetition?: Repetition;
  run(bench: Bench): Promise<Observations>;
}

export interface Experiment<Needs extends Source, Yields extends EvidenceKind> extends ExperimentPlan {
  repetition?: Repetition;
  needs: readonly Needs[];
  yields: readonly Yields[];
  run(bench: Bench<Needs>): Promise<{ [Kind in Yields]: Observation<EvidenceValues[Kind]> }>;
}

/** Declares an experiment. The types keep it from sources that it does not declare, and hold its evidence against the model. */
export function defineExperiment<const Needs extends Source, const Yields extends EvidenceKind>(
  experiment: Experiment<Needs, Yields>,
): Experiment<Needs, Yields> {
  return experiment;
}
