import { printableJson } from '@seaworthy/core/text';
import type { Renderer, Terminal } from './renderer.ts';

/** `--progress=rawjson`: every event as one line of JSON, with its time in milliseconds since the run began. */
export function createJsonLinesRenderer(terminal: Terminal, now: () => number): Renderer {
  const startedAt = now();
  return {
    onEvent: (event) => {
      terminal.write(`${printableJson(JSON.stringify({ atMs: Math.round(now() - startedAt), ...event }))}\n`);
    },
    writeAbove: (write) => write(),
    pause: () => {},
    close: () => {},
  };
}
