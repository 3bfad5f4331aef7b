import type { ChildProcess } from 'node:child_process';
import type { Cluster, Worker } from 'node:cluster';
import type { Context, Other } from './context.ts';

/** The primary of a cluster outlives its workers: they drain by themselves, and serve through its listener until then. */
export function followProcesses(context: Context): void {
  const { subscribe } = process.getBuiltinModule('node:diagnostics_channel');
  let following = false;
  subscribe('child_process', (message) => {
    const child = (message as { process: ChildProcess }).process;
    // What is forked for a cluster talks to its primary; that it does so is known after this turn.
    setImmediate(() => {
      if (following || child.channel === undefined || child.channel === null) return;
      const cluster = process.getBuiltinModule('node:cluster') as unknown as Cluster;
      if (!cluster.isPrimary || Object.keys(cluster.workers ?? {}).length === 0) return;
      following = true;
      for (const worker of Object.values(cluster.workers ?? {})) if (worker !== undefined) follow(context, worker);
      cluster.on('fork', (worker) => follow(context, worker));
    }).unref();
  });
}

function follow(context: Context, worker: Worker): void {
  if (context.stoppedAt !== undefined) {
    holdBack(worker);
    return;
  }
  const other: Other = {
    name: `worker ${worker.id}`,
    async drain(signal) {
      const ended = new Promise<void>((resolve) => worker.process.once('exit', () => resolve()));
      if (worker.process.exitCode !== null || worker.process.signalCode !== null) return;
      worker.process.kill(signal);
      await ended;
    },
  };
  context.others.add(other);
  worker.process.once('exit', () => context.others.delete(other));
  context.arm();
}

/** Applications replace a worker that ends: the new one must not begin anything, and dead it would be replaced as well. */
function holdBack(worker: Worker): void {
  worker.process.kill('SIGSTOP');
  process.once('exit', () => worker.process.kill('SIGKILL'));
}
