import type { Observation } from '@seaworthy/core/model';
import { type ContainerInspection, type Engine, inspectContainer } from '@seaworthy/engine';
import { notObserved, observed } from './observation.ts';

/** A container that runs; of one that doesn't, how it ended. `failure`: why the stack did not start, where that is known. */
export async function readContainer(
  engine: Engine,
  id: string | undefined,
  failure: string | undefined,
): Promise<Observation<ContainerInspection>> {
  const inspection = id === undefined ? undefined : await inspectContainer(engine, id);
  if (inspection === undefined) return notObserved(failure ?? 'The container was never created.');
  if (inspection.State.Running) return observed('docker inspect', inspection);
  if (inspection.State.Status === 'created') return notObserved(failure ?? 'The container was never started.');
  return notObserved(`The service does not run: ${endOf(inspection, await lastLine(engine, inspection.Id))}`);
}

/** Exported for its test: how a container ended, in words that go on after a colon. */
export function endOf(
  { State }: { State: Pick<ContainerInspection['State'], 'ExitCode' | 'OOMKilled'> },
  lastLine: string | undefined,
): string {
  const killed = State.OOMKilled ? ', ended by the kernel for want of memory' : '';
  const words = lastLine === undefined ? 'without a word' : `its last line was: ${lastLine}`;
  return `it ended with exit code ${State.ExitCode}${killed}, ${words}`;
}

async function lastLine(engine: Engine, container: string): Promise<string | undefined> {
  const { stdout, stderr } = await engine.docker(['logs', '--tail', '30', container], { reject: false });
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim());
  // A stack trace ends in frames and a runtime's version; the message stands before them.
  return (lines.find((line) => /^\w*(Error|Exception)\b/.test(line)) ?? lines.findLast((line) => line !== ''))?.slice(
    0,
    200,
  );
}
