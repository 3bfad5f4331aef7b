import type { EvidenceKind, EvidenceValues, Observation, Subject } from '@seaworthy/core/model';
import type { ContainerInspection, DeclaredPort, Engine, ImageInspection, SizedArchive } from '@seaworthy/engine';
import type { StoppedContainer } from '../prove/stop-experiment.ts';
import type { AgentReport } from './agent/run-agent.ts';

/**
 * When a probe looks. `image`: before anything runs. `live`: while the service runs undisturbed. `stop`: once the service
 * was stopped under load, after which it runs no more.
 */
export type ProbePhase = 'image' | 'live' | 'stop';

/**
 * What a probe may ask. Each source does its work once, however many probes ask, and yields an observation of its own:
 * a source that failed says why, and the probes that need it hand that reason on.
 */
export interface ProbeContext {
  engine: Engine;
  subject: Subject;
  /** Ports that the original compose file publishes; not the ones that the experiment publishes itself. */
  declaredPorts: readonly DeclaredPort[];
  image(): Promise<Observation<ImageInspection>>;
  archive(): Promise<Observation<SizedArchive>>;
  container(): Promise<Observation<ContainerInspection>>;
  agent(): Promise<Observation<AgentReport>>;
  start(): Promise<Observation<EvidenceValues['start']>>;
  stop(): Promise<Observation<StoppedContainer>>;
}

/** Observes one aspect of a service. Yields evidence, or the reason why there is none; never throws for the latter. */
export interface Probe<Kind extends EvidenceKind = EvidenceKind> {
  /** Kebab-case name of the evidence that it yields; also the file's name. */
  id: string;
  yields: Kind;
  phase: ProbePhase;
  observe(context: ProbeContext): Promise<Observation<EvidenceValues[Kind]>>;
}

/** Declares a probe; the types hold what it yields against the model. */
export function defineProbe<const Kind extends EvidenceKind>(probe: Probe<Kind>): Probe<Kind> {
  return probe;
}

/** Something was seen; `by` says how, in words for the report. */
export function observed<Value>(by: string, value: Value): Observation<Value> {
  return { observed: true, by, value };
}

/** Nobody knows: the verdict will be `unknown`, with this reason. */
export function notObserved(reason: string): Observation<never> {
  return { observed: false, reason, applicable: true };
}

/** The question does not arise for this service: the verdict will be `not-applicable`, with this reason. */
export function doesNotApply(reason: string): Observation<never> {
  return { observed: false, reason, applicable: false };
}

/** Goes on with what a source saw; hands its reason on when it saw nothing. */
export async function whenObserved<Source, Value>(
  source: Observation<Source> | Promise<Observation<Source>>,
  next: (value: Source, by: string) => Observation<Value> | Promise<Observation<Value>>,
): Promise<Observation<Value>> {
  const seen = await source;
  return seen.observed ? next(seen.value, seen.by) : seen;
}
