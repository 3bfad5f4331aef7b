import type { EnvironmentFact, Fact, Facts, ServiceFacts, Source } from '../model/index.ts';

/** What proves that a folder is of a framework: all that a framework without a recipe has to say. */
export interface Recognition {
  source: Source;
  version?: Fact<string>;
}

/**
 * What a detector can prove of one process of a folder. What every process of the language has (environment, lockfile, …)
 * is added to it.
 */
export interface Detection
  extends Recognition,
    Pick<ServiceFacts, 'shape' | 'entryPoints'>,
    Partial<
      Pick<
        ServiceFacts,
        | 'command'
        | 'outputDirectory'
        | 'buildScript'
        | 'port'
        | 'portVariable'
        | 'liveness'
        | 'readiness'
        | 'proxies'
        | 'traits'
        | 'questions'
        | 'ownImage'
      >
    > {
  /** Variables that its start command sets, or that its own kinds of files read, beside those that the language's readers find. */
  environment?: EnvironmentFact[];
  /** Tells the processes of one folder apart; the one without a name bears the folder's. */
  process?: string;
}

/** Recognised, and refused by name: a use of the framework that no recipe covers yet. */
export interface Refusal {
  refused: Facts['unsupported'][number];
}
