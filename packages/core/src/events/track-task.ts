import { UserError } from '../errors/index.ts';
import type { OnEvent } from '../model/index.ts';
import { failedProgram } from './failed-program.ts';

/** How a task ended that did not throw: a detail for its line, or the reason why it failed all the same. */
export type TaskEnd = string | { failed: string };

/**
 * Runs `work` between the events that tell of it. `describe` says of its result what the last event adds; an empty text adds
 * nothing. What `work` throws is told as a failure and goes on.
 */
export async function trackTask<Value>(
  onEvent: OnEvent | undefined,
  { id, title }: { id: string; title: string },
  work: () => Promise<Value>,
  describe?: (value: Value) => TaskEnd,
): Promise<Value> {
  const started = performance.now();
  const durationMs = () => Math.round(performance.now() - started);
  const fail = (reason: string, lastLines: string[]) =>
    onEvent?.({ type: 'task.failed', id, durationMs: durationMs(), reason, lastLines });
  onEvent?.({ type: 'task.started', id, title });
  let value: Value;
  try {
    value = await work();
  } catch (error) {
    fail(reasonOf(error), failedProgram(error)?.lastLines ?? []);
    throw error;
  }
  const end = describe?.(value) ?? '';
  if (typeof end !== 'string') fail(end.failed, []);
  else onEvent?.({ type: 'task.finished', id, durationMs: durationMs(), ...(end === '' ? {} : { detail: end }) });
  return value;
}

function reasonOf(error: unknown): string {
  // The whole error is printed where the run ends; twice would be noise.
  if (error instanceof UserError) return error.code;
  return failedProgram(error)?.command ?? (error instanceof Error ? error.message : String(error));
}
