import type { Fact, Facts, Language, ServiceFacts, Source } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** What a detector can prove of a folder. What every service of the language has (environment, lockfile, …) is added to it. */
export interface Detection
  extends Pick<ServiceFacts, 'role' | 'entryPoints'>,
    Partial<Pick<ServiceFacts, 'outputDirectory' | 'port' | 'portVariable' | 'liveness' | 'readiness' | 'traits'>> {
  version?: Fact<string>;
  /** What proves that the folder is of this framework. */
  source: Source;
}

/** Recognised, and refused by name: a use of the framework that no recipe covers yet. */
export interface Refusal {
  refused: Facts['unsupported'][number];
}

/** A framework: how a service of it is recognised. It states only what it can prove and knows nothing of Dockerfiles. */
export interface Detector {
  id: string;
  name: string;
  language: Language;
  /** Detectors that match wherever this one does, and know less. */
  supersedes: readonly string[];
  /** `undefined`: the folder is not of this framework. */
  detect(folder: ServiceFolder): Promise<Detection | Refusal | undefined>;
}

export function defineDetector(detector: Detector): Detector {
  return detector;
}
