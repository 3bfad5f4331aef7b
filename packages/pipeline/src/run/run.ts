import type { OnEvent } from '@seaworthy/core/model';
import { redactTexts } from '@seaworthy/core/secrets';
import { openTarget, type Target } from '../target/open-target.ts';
import { type Phases, trackPhases } from './phases.ts';

/** What every function takes that tells of its progress and can be stopped. */
export interface ProgressOptions {
  /** Called with everything that happens, in order; draws nothing by itself. */
  onEvent?: OnEvent | undefined;
  /** Stops the work: what was started is removed again, and the function rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** What every function takes that works on a project. */
export interface ProjectOptions extends ProgressOptions {
  /** Folder of the project, absolute or relative to the working directory. */
  directory: string;
}

/** One call of a public function, as its parts see it. */
export interface Run {
  target: Target;
  phases: Phases;
  onEvent: OnEvent;
  signal: AbortSignal;
}

/** Opens the project folder and begins to count. Errors: NOT_A_FOLDER. */
export async function startRun(options: ProjectOptions): Promise<Run> {
  const { directory, onEvent = () => {}, signal = new AbortController().signal } = options;
  // Logs and instructions of a build come this way, to terminals and into the logs of CI.
  const redacted: OnEvent = (event) => onEvent(redactTexts(event));
  const phases = trackPhases(redacted);
  return { target: await openTarget(directory), phases, onEvent: phases.onEvent, signal };
}
