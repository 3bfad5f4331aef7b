import type { EventEmitter } from 'node:events';
import type { Context, Hook } from './context.ts';

/** A worker of BullMQ, as far as it is needed here. */
interface QueueWorker extends EventEmitter {
  name: string;
  run(...args: unknown[]): Promise<void>;
  /** Takes no new job, and resolves when those in hand are done. The second call resolves with the first. */
  close(): Promise<void>;
}

interface Loaded {
  source?: string | ArrayBufferView | ArrayBuffer | null;
}

/** Since 22.15; types of Node are older here. */
type RegisterHooks = (hooks: {
  load(url: string, loading: unknown, next: (url: string, loading: unknown) => Loaded): Loaded;
}) => void;

const WORKERS = Symbol.for('seaworthy.queue-workers');
/** The file of BullMQ that declares the class, as module of either kind. */
const FILE = /[\\/]node_modules[\\/]bullmq[\\/]dist[\\/](?:cjs|esm)[\\/]classes[\\/]worker\.js$/;
const TELL = `\n;globalThis[Symbol.for('seaworthy.queue-workers')]?.(Worker);\n`;

/**
 * Follows workers of BullMQ from their first job on, so that a job in hand is finished before the process ends. Where the
 * package is not installed, or bundled into something else, no module is looked at.
 */
export function followQueues(context: Context): void {
  const { registerHooks } = process.getBuiltinModule('node:module') as unknown as { registerHooks?: RegisterHooks };
  if (registerHooks === undefined || !isInstalled()) return;
  (globalThis as Record<symbol, unknown>)[WORKERS] = (declared: { prototype: QueueWorker }) =>
    followRuns(context, declared.prototype);
  registerHooks({
    load(url, loading, next) {
      const loaded = next(url, loading);
      const { source } = loaded;
      if (!FILE.test(url) || source === undefined || source === null) return loaded;
      return { ...loaded, source: `${typeof source === 'string' ? source : Buffer.from(source as Uint8Array)}${TELL}` };
    },
  });
}

/** Looked for where the program would find it. */
function isInstalled(): boolean {
  const { dirname, join } = process.getBuiltinModule('node:path');
  const { existsSync } = process.getBuiltinModule('node:fs');
  for (const start of [process.cwd(), dirname(process.argv[1] ?? process.cwd())])
    for (let folder = start; ; folder = dirname(folder)) {
      if (existsSync(join(folder, 'node_modules/bullmq'))) return true;
      if (dirname(folder) === folder) break;
    }
  return (process.env.NODE_PATH ?? '').split(':').some((path) => path !== '' && existsSync(join(path, 'bullmq')));
}

function followRuns(context: Context, prototype: QueueWorker): void {
  const { run } = prototype;
  const known = new WeakSet<QueueWorker>();
  prototype.run = function (this: QueueWorker, ...args: unknown[]) {
    if (!known.has(this)) follow(context, this);
    known.add(this);
    return run.apply(this, args);
  };
}

function follow(context: Context, worker: QueueWorker): void {
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= worker.close();
    return closed;
  };
  const hook: Hook = {
    ...{ stage: 'jobs', name: `queue ${worker.name}`, run: close },
    // A job may take as long as all of the shutdown.
    limitMs: context.settings.shutdownMs,
    begin: () => void close().catch(() => undefined),
  };
  context.hooks.add(hook);
  worker.once('closed', () => context.stoppedAt === undefined && context.hooks.delete(hook));
  context.arm();
}
