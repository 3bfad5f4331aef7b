import { StringDecoder } from 'node:string_decoder';
import { stripVTControlCharacters } from 'node:util';

/** How many lines of a step are remembered. */
export const KEPT_LINES = 200;

/** Lines that a step printed; keeps the last 200. */
export interface StepLog {
  /** Adds a chunk and returns the lines that it completed. */
  push(chunk: Uint8Array): string[];
  /** The last `count` lines that say something, the unfinished one included. */
  last(count: number): string[];
}

/** Puts chunks of output together to lines. A line that a progress bar rewrote counts as what stood there last. */
export function createStepLog(): StepLog {
  const decoder = new StringDecoder('utf8');
  const lines: string[] = [];
  let rest = '';
  return {
    push(chunk) {
      const parts = (rest + decoder.write(Buffer.from(chunk))).split('\n');
      rest = parts.pop() ?? '';
      const added = parts.map(readable).filter((line) => line !== '');
      lines.push(...added);
      lines.splice(0, Math.max(0, lines.length - KEPT_LINES));
      return added;
    },
    last(count) {
      const unfinished = readable(rest);
      return [...lines, ...(unfinished === '' ? [] : [unfinished])].slice(-count);
    },
  };
}

function readable(line: string): string {
  // Tools may believe that they write to a terminal.
  const visible = stripVTControlCharacters(line).trimEnd();
  return visible.slice(visible.lastIndexOf('\r') + 1);
}
