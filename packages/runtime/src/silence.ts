import type { ServerResponse } from 'node:http';

/** What the application still writes to a response that was ended here goes nowhere, and is no error. */
export function silence(res: ServerResponse): void {
  // A stream that was being written to may find its end only later.
  res.on('error', () => undefined);
  Object.assign(res, {
    writeHead: (() => res) as typeof res.writeHead,
    setHeader: (() => res) as typeof res.setHeader,
    write: ((...args: unknown[]) => callBack(args, true)) as typeof res.write,
    end: ((...args: unknown[]) => callBack(args, res)) as typeof res.end,
  } satisfies Partial<ServerResponse>);
}

/** Calls the callback among the arguments of a write, as if it had been done. */
export function callBack<T>(args: unknown[], result: T): T {
  const callback = args.findLast((value) => typeof value === 'function') as (() => void) | undefined;
  if (callback !== undefined) process.nextTick(callback);
  return result;
}
