import type { Colors } from './colors.ts';
import { noticeLines } from './event-line.ts';
import type { Renderer, Terminal } from './renderer.ts';

/** `--progress=quiet`: warnings only. Results and errors are not progress; they are printed in every mode. */
export function createQuietRenderer(terminal: Terminal, colors: Colors): Renderer {
  return {
    onEvent: (event) => {
      if (event.type === 'notice' && event.level === 'warning') {
        const lines = noticeLines(event, terminal.columns ?? Number.POSITIVE_INFINITY, colors);
        terminal.write(`${lines.join('\n')}\n`);
      }
    },
    writeAbove: (write) => write(),
    pause: () => {},
    close: () => {},
  };
}
