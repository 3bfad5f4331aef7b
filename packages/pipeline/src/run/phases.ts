import { type TaskEnd, trackTask } from '@seaworthy/core/events';
import type { OnEvent, Report } from '@seaworthy/core/model';

type Phase = Report['phases'][number];
type Task = NonNullable<Phase['tasks']>[number];

/** The parts of a run: each is a task of the progress view, and a line of the report with what it took. */
export interface Phases {
  durations: readonly Phase[];
  /** Passes an event on, and notes the tasks of the part that runs, by ids that nest below its own. */
  onEvent: OnEvent;
  /** Runs one part. A part that throws is shown as failed, and the error goes on. */
  run<Result>(
    phase: { id: string; title: string },
    action: () => Promise<Result>,
    describe?: (result: Result) => TaskEnd,
  ): Promise<Result>;
}

export function trackPhases(onEvent: OnEvent): Phases {
  const durations: Phase[] = [];
  const notes = takeNotes();
  return {
    durations,
    onEvent: (event) => {
      notes.take(event);
      onEvent(event);
    },
    async run(phase, action, describe) {
      const startedAt = performance.now();
      notes.open(phase.id, startedAt);
      try {
        return await trackTask(onEvent, phase, action, describe);
      } finally {
        const tasks = notes.close(phase.id);
        const durationMs = Math.round(performance.now() - startedAt);
        durations.push({ name: phase.title, durationMs, ...(tasks.length === 0 ? {} : { tasks }) });
      }
    },
  };
}

function takeNotes() {
  const open = new Map<string, { startedAt: number; running: Map<string, Task>; tasks: Task[] }>();
  const phaseOf = (id: string) => open.get(id.split('/')[0] ?? '');
  return {
    open: (id: string, startedAt: number) => void open.set(id, { startedAt, running: new Map(), tasks: [] }),
    take(event: Parameters<OnEvent>[0]) {
      if (event.type === 'task.started') {
        const phase = phaseOf(event.id);
        if (phase === undefined) return;
        const startedMs = Math.round(performance.now() - phase.startedAt);
        const task = { name: event.title, startedMs, durationMs: 0 };
        phase.running.set(event.id, task);
        phase.tasks.push(task);
      } else if (event.type === 'task.finished' || event.type === 'task.failed') {
        const task = phaseOf(event.id)?.running.get(event.id);
        if (task !== undefined) task.durationMs = event.durationMs;
      }
    },
    close(id: string): Task[] {
      const { tasks = [] } = open.get(id) ?? {};
      open.delete(id);
      return tasks;
    },
  };
}
