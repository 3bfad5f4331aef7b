import type { Detector } from '../frameworks/define-detector.ts';
import type { Language } from '../languages/define-language.ts';
import type { Detection } from '../languages/detection.ts';
import type { ServiceFacts } from '../model/index.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/** A process of a folder in which a detector won. */
export interface RecognisedProcess {
  /** In the language's own terms. */
  folder: ServiceFolder;
  language: Language;
  detector: Detector;
  detection: Detection;
  /** Detectors that match as well and that nothing decides between. */
  undecided: ServiceFacts['undecided'];
  /** The name that seaworthy.yaml gives to a process that it adds to those which were found. */
  declared?: string;
  /** The first process of its folder: what is done once for a folder (migrations, tests) is done with it. */
  first: boolean;
}
