import type { Observation } from '@seaworthy/core/model';
import { type ContainerInspection, causeOf, type Engine, inspectContainer, readLastLines } from '@seaworthy/engine';
import { notObserved, observed } from './observation.ts';

const LONGEST_CAUSE = 400;

/** A container that runs; of one that doesn't, how it ended. `failure`: why the stack did not start, where that is known. */
export async function readContainer(
  engine: Engine,
  id: string | undefined,
  failure: string | undefined,
  shape?: string,
): Promise<Observation<ContainerInspection>> {
  const inspection = id === undefined ? undefined : await inspectContainer(engine, id);
  if (inspection === undefined) return notObserved(failure ?? 'The container was never created.');
  if (inspection.State.Running) return observed('docker inspect', inspection);
  if (inspection.State.Status === 'created') return notObserved(failure ?? 'The container was never started.');
  if (shape === 'job' && inspection.State.ExitCode === 0) {
    return notObserved('It is a job, and had ended by itself with exit code 0 before anybody could look into it.');
  }
  const cause = causeOf(await readLastLines(engine, inspection.Id));
  return notObserved(`The service does not run: ${endOf(inspection, cause)}`);
}

/** Exported for its test: how a container ended, in words that go on after a colon. */
export function endOf(
  { State }: { State: Pick<ContainerInspection['State'], 'ExitCode' | 'OOMKilled'> },
  cause: string | undefined,
): string {
  const killed = State.OOMKilled ? ', ended by the kernel for want of memory' : '';
  const words = cause === undefined ? 'without a word' : `and said: ${cause.slice(0, LONGEST_CAUSE)}`;
  return `it ended with exit code ${State.ExitCode}${killed}, ${words}`;
}
