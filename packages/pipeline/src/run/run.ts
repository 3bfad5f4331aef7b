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

/** A secret that only a person knows, and where its value will be kept. */
export interface SecretQuestion {
  name: string;
  /** Relative to the project. */
  path: string;
  description?: string;
}

/** What functions take that start a stack. */
export interface AskingOptions {
  /** Asks somebody for a secret; absent, or answering nothing: it is named as missing. What is typed is never shown. */
  ask?: ((question: SecretQuestion) => Promise<string | undefined>) | undefined;
}

/** One call of a public function, as its parts see it. */
export interface Run {
  target: Target;
  phases: Phases;
  onEvent: OnEvent;
  signal: AbortSignal;
  ask?: AskingOptions['ask'];
}

/** Opens the project folder and begins to count. Errors: NOT_A_FOLDER. */
export async function startRun(options: ProjectOptions & AskingOptions): Promise<Run> {
  const { directory, onEvent = () => {}, signal = new AbortController().signal } = options;
  // Logs and instructions of a build come this way, to terminals and into the logs of CI.
  const redacted: OnEvent = (event) => onEvent(redactTexts(event));
  const phases = trackPhases(redacted);
  return { target: await openTarget(directory), phases, onEvent: phases.onEvent, signal, ask: options.ask };
}
