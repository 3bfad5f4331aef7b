import type { AgentQuestion, Answer } from '@seaworthy/agent';
import type { EvidenceValues, Observation } from '@seaworthy/core/model';
import type { ContainerInspection, ImageInspection, SizedArchive } from '@seaworthy/engine';

/** Sources that look from outside; those of the image need nothing that runs. */
export interface ImageSources {
  image(): Promise<Observation<ImageInspection>>;
  archive(): Promise<Observation<SizedArchive>>;
}

/** The container's state as it is now, and the first start of the stack, watched from its very beginning. */
export interface ContainerSources {
  container(): Promise<Observation<ContainerInspection>>;
  /** The container as the engine was told to make it, whether it runs or not. */
  settings(): Promise<Observation<ContainerInspection>>;
  start(): Promise<Observation<EvidenceValues['start']>>;
}

/** What was seen again and again since the stack started. Asking ends the watch: it is for what comes last. */
export interface WatchSources {
  watched(): Promise<Observation<EvidenceValues['processes']>>;
  /** Where something listened at any time in its network. */
  watchedListeners(): Promise<Observation<{ address: string; port: number }[]>>;
}

/** Each question of the agent is a source by its own name. */
export type AgentSources = { [Question in AgentQuestion]: () => Promise<Observation<Answer<Question>>> };

/**
 * What experiments may ask about a service. Each source does its work once, however many ask (only `container` is read
 * anew), and never throws: one that failed says why, and who needs it hands that reason on.
 */
export type Sources = ImageSources & ContainerSources & WatchSources & AgentSources;
export type Source = keyof Sources;

const IMAGE_SOURCES: ReadonlySet<Source> = new Set<keyof ImageSources>(['image', 'archive']);

/** Whether a source can be asked only while a stack runs. */
export function needsStage(source: Source): boolean {
  return !IMAGE_SOURCES.has(source);
}
