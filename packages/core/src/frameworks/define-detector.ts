import type { Detection, Recognition, Refusal } from '../languages/detection.ts';
import type { ServiceFolder } from '../source/service-folder.ts';

/**
 * A framework: how a service of it is recognised. It states only what it can prove and knows nothing of Dockerfiles.
 * One that says no more than `source` has no recipe yet and is refused by its name.
 */
export interface Detector<Folder extends ServiceFolder = ServiceFolder> {
  id: string;
  name: string;
  /** Id of the folder in `languages/`; the folder comes in that language's own terms. */
  language: string;
  /** True when what is built with it runs on the machines of its users, so that no container is missing. */
  runsElsewhere?: boolean;
  /** True for one that puts pages into a program: whatever makes them in its folder, they are no site. */
  packsPages?: boolean;
  /** Detectors that match wherever this one does, and know less. */
  supersedes: readonly string[];
  /** True for one that counts only where no other, supported or known by its name alone, recognises the folder. */
  lastResort?: boolean;
  /** True for one that is asked only where seaworthy.yaml names it, or where no other can build what was found. */
  onlyWanted?: boolean;
  /** Folders that it makes pages of, called as those that other projects only keep beside the code: `docs`. */
  pageFolders?: readonly string[];
  /** `undefined`: the folder is not of this framework. Several: a folder with several processes. */
  detect(folder: Folder): Promise<Recognised | undefined>;
}

export type Recognised = Detection | readonly Detection[] | OnlyRecognition | Refusal;

/** A recognition with half a detection in it is a detection that forgot something. */
type OnlyRecognition = Recognition & { [Key in Exclude<keyof Detection, keyof Recognition>]?: never };

export function defineDetector<Folder extends ServiceFolder>(detector: Detector<Folder>): Detector<Folder> {
  return detector;
}
