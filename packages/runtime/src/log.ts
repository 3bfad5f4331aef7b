import { activeTrace } from './trace.ts';

export type Level = 'info' | 'warn' | 'error';
export type Fields = Readonly<Record<string, unknown>>;

/** Writes one JSON line an event. */
export interface Logger {
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** A logger whose every line carries these fields, too. */
  child(fields: Fields): Logger;
}

const STDERR = 2;
const ATTEMPTS = 100;

export function makeLogger(enabled: boolean, bound: Fields = {}): Logger {
  const write = (level: Level, event: string, fields: Fields = {}) => {
    if (enabled)
      writeLine({
        time: new Date().toISOString(),
        level,
        event,
        pid: process.pid,
        ...activeTrace(),
        ...bound,
        ...fields,
      });
  };
  return {
    info: (event, fields) => write('info', event, fields),
    warn: (event, fields) => write('warn', event, fields),
    error: (event, fields) => write('error', event, fields),
    child: (fields) => makeLogger(enabled, { ...bound, ...fields }),
  };
}

/** At once and not through a stream: the last line stands before the process ends. */
function writeLine(entry: Fields): void {
  const { writeSync } = process.getBuiltinModule('node:fs');
  const line = `${stringify(entry)}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    try {
      writeSync(STDERR, line);
      return;
    } catch (error) {
      // Whoever read it has gone: a log is no reason to fail. A pipe that is full may be read in a moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}

function stringify(entry: Fields): string {
  const seen = new WeakSet<object>();
  return JSON.stringify(entry, (_key, value) => {
    if (typeof value === 'bigint') return String(value);
    if (value instanceof Error) return describeError(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen above]';
    seen.add(value);
    return value;
  });
}

/** What a thrown value says. */
export function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
