import { textWidth } from '@seaworthy/core/format';
import type { ProgressEvent } from '@seaworthy/core/model';
import type { Colors } from './colors.ts';
import { renderEventLines } from './event-line.ts';
import { createLiveView } from './live-view.ts';
import type { Renderer, Terminal } from './renderer.ts';

const REDRAW_MS = 100;
const HIDE_CURSOR = '\x1b[?25l';
const SHOW_CURSOR = '\x1b[?25h';
const ERASE_BELOW = '\x1b[0J';

/** `--progress=tty`: what is finished scrolls away, what is running is redrawn below it, at most ten times a second. */
export function createTtyRenderer(terminal: Terminal, colors: Colors, now: () => number): Renderer {
  const view = createLiveView();
  const bottom = redrawnLines(terminal);
  const pending: string[] = [];
  let timer: NodeJS.Timeout | undefined;
  let lastDrawAt = 0;
  let closed = false;
  const showCursor = () => terminal.write(SHOW_CURSOR);
  const close = () => {
    closed = true;
    pause();
  };
  return { onEvent, writeAbove, pause, close };

  function onEvent(event: ProgressEvent): void {
    if (closed) return;
    open();
    view.apply(event, now());
    const indent = 'id' in event ? '  '.repeat(event.type.startsWith('build.') ? 1 : view.depthOf(event.id)) : '  ';
    // Indentation, the mark before it and the duration behind it take the rest of the line.
    const titleColumns = Math.max(20, sizeOf(terminal).columns - 14);
    const columns = sizeOf(terminal).columns - indent.length;
    for (const line of renderEventLines(event, { titleOf: view.titleOf, titleColumns, columns, colors }))
      pending.push(indent + line);
    if (now() - lastDrawAt >= REDRAW_MS) redraw();
  }

  function open(): void {
    if (timer !== undefined) return;
    terminal.write(HIDE_CURSOR);
    // A crash must not leave the user without a cursor.
    process.once('exit', showCursor);
    timer = setInterval(redraw, REDRAW_MS);
    timer.unref();
  }

  function writeAbove(write: () => void): void {
    bottom.replace(takePending(), []);
    write();
    if (timer !== undefined) redraw();
  }

  function pause(): void {
    if (timer === undefined) return;
    clearInterval(timer);
    timer = undefined;
    process.off('exit', showCursor);
    bottom.replace(takePending() + SHOW_CURSOR, []);
  }

  function redraw(): void {
    lastDrawAt = now();
    bottom.replace(takePending(), view.render(sizeOf(terminal), now(), colors));
  }

  function takePending(): string {
    return [...pending.splice(0), ''].join('\n');
  }
}

function sizeOf({ columns, rows }: Terminal): { columns: number; rows: number } {
  return { columns: columns || 80, rows: rows || 24 };
}

/** Lines at the end of the terminal that are drawn again and again; what is written `above` them stays. */
function redrawnLines(terminal: Terminal): { replace(above: string, lines: readonly string[]): void } {
  let drawn: readonly string[] = [];
  return {
    replace(above, lines) {
      terminal.write(erase() + above + lines.map((line) => `${line}\n`).join(''));
      drawn = lines;
    },
  };

  // Counted with the width of now, not of when they were drawn: a narrowed terminal has wrapped these lines meanwhile.
  function erase(): string {
    const columns = Math.max(1, terminal.columns || 80);
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(textWidth(line) / columns)), 0);
    return rows === 0 ? '' : `\x1b[${rows}A\r${ERASE_BELOW}`;
  }
}
