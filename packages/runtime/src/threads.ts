import type { BroadcastChannel } from 'node:worker_threads';
import type { Context, Other } from './context.ts';
import { drain } from './shutdown.ts';

const CHANNEL = 'seaworthy.runtime';

type Message = { does: 'listens'; thread: number } | { does: 'drain' } | { does: 'drained'; thread: number };

/** Signals reach the main thread alone: it tells the threads in which something listens, and waits for them. */
export function followThreads(context: Context): void {
  const { isMainThread } = process.getBuiltinModule('node:worker_threads');
  if (isMainThread) followWorkers(context);
  else beWorker(context);
}

function followWorkers(context: Context): void {
  let channel: BroadcastChannel | undefined;
  const drained = new Map<number, () => void>();
  process.on('worker', (worker) => {
    const thread = worker.threadId;
    channel ??= openChannel((message) => {
      if (message.does === 'listens') listens(message.thread);
      if (message.does === 'drained') drained.get(message.thread)?.();
    });
    worker.once('exit', () => drained.get(thread)?.());
  });
  const listens = (thread: number) => {
    if (drained.has(thread)) return;
    let resolve = () => {};
    const ended = new Promise<void>((done) => {
      resolve = done;
    });
    const other: Other = {
      name: `thread ${thread}`,
      drain() {
        channel?.postMessage({ does: 'drain' } satisfies Message);
        return ended;
      },
    };
    drained.set(thread, () => {
      context.others.delete(other);
      resolve();
    });
    context.others.add(other);
    context.arm();
  };
}

function beWorker(context: Context): void {
  const { threadId } = process.getBuiltinModule('node:worker_threads');
  let channel: BroadcastChannel | undefined;
  context.arm = () => {
    channel ??= openChannel((message) => {
      if (message.does !== 'drain' || context.stoppedAt !== undefined) return;
      context.stoppedAt = performance.now();
      drain(context, context.settings.drainMs).finally(() =>
        channel?.postMessage({ does: 'drained', thread: threadId } satisfies Message),
      );
    });
    channel.postMessage({ does: 'listens', thread: threadId } satisfies Message);
  };
}

function openChannel(onMessage: (message: Message) => void): BroadcastChannel {
  const { BroadcastChannel } = process.getBuiltinModule('node:worker_threads');
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event) => onMessage((event as { data: Message }).data);
  // Nobody stays alive for it. Node has `unref` on it, its types don't everywhere.
  (channel as unknown as { unref(): void }).unref();
  return channel;
}
