import type { ProgressEvent } from '@seaworthy/core/model';
import type { Colors } from './colors.ts';
import { renderEventLines, stepTitle } from './event-line.ts';
import type { Renderer, Terminal } from './renderer.ts';

const TITLE_COLUMNS = 100;

/** `--progress=plain`: one line per event, with the seconds since the run began; for logs and CI. */
export function createPlainRenderer(terminal: Terminal, colors: Colors, now: () => number): Renderer {
  const startedAt = now();
  const titles = new Map<string, string>();
  const lastOf = new Map<string, string>();

  return { onEvent, writeAbove: (write) => write(), pause: () => {}, close: () => {} };

  function onEvent(event: ProgressEvent): void {
    if (event.type === 'task.started') titles.set(event.id, event.title);
    for (const line of linesOf(event)) terminal.write(`${colors.dim(timestamp())} ${line}\n`);
  }

  function linesOf(event: ProgressEvent): string[] {
    switch (event.type) {
      case 'task.started':
        return [`→ ${titleOf(event.id)}`];
      case 'task.progress':
        return unlessRepeated(event.id, `  ${titleOf(event.id)}: ${event.detail}`);
      case 'build.step.started':
        return [`→ ${stepTitle(event, TITLE_COLUMNS)}`];
      case 'build.step.progress':
        return [`  ${event.line}`];
      case 'stack.service':
        return unlessRepeated(
          `service ${event.service}`,
          `  ${event.service}: ${event.state}${event.health ? ` (${event.health})` : ''}${event.detail ? `, ${event.detail}` : ''}`,
        );
      case 'verdict':
        return [`${event.verdict.outcome.padEnd(14)} ${event.verdict.service}: ${event.verdict.title}`];
      default:
        return renderEventLines(event, { titleOf, titleColumns: TITLE_COLUMNS, colors });
    }
  }

  function unlessRepeated(key: string, line: string): string[] {
    if (lastOf.get(key) === line) return [];
    lastOf.set(key, line);
    return [line];
  }

  function titleOf(id: string): string {
    return titles.get(id) ?? id;
  }

  function timestamp(): string {
    // In seconds only: a column of times that can be subtracted, whatever the length of the run.
    return `[${((now() - startedAt) / 1000).toFixed(1).padStart(6)} s]`;
  }
}
