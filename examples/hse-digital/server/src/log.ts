import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';

let file: WriteStream | undefined;

/** One JSON line per event, on standard output and in `server.log` of the folder that `keepLogsIn` named. */
export function log(level: 'info' | 'warn' | 'error', message: string, fields: object = {}): void {
  const line = `${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`;
  process.stdout.write(line);
  file?.write(line);
}

/** A folder that can't be written to is said once; standard output has all of it anyway. */
export function keepLogsIn(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const stream = createWriteStream(join(folder, 'server.log'), { flags: 'a' });
  stream.on('error', (error) => {
    file = undefined;
    log('warn', `The log is not kept in a file: ${error.message}`);
  });
  file = stream;
}
