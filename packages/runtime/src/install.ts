import { openOwnServers } from './admin.ts';
import { type Context, INSTALLED, makeContext } from './context.ts';
import { isInContainer } from './environment.ts';
import { openMetrics } from './metrics/page.ts';
import { followProcesses } from './processes.ts';
import { followQueues } from './queues.ts';
import { patchListen } from './servers.ts';
import { readSettings } from './settings.ts';
import { makeSignalHandler } from './shutdown.ts';
import { interceptSignals } from './signals.ts';
import { watchStalls } from './stall.ts';
import { followThreads } from './threads.ts';

/** The runtime of this thread: whoever asks first installs it, and every copy of this library finds it. */
export function install(): Context {
  const global = globalThis as { [INSTALLED]?: Context };
  global[INSTALLED] ??= makeInstalled();
  return global[INSTALLED];
}

function makeInstalled(): Context {
  const settings = readSettings(process.env, { inContainer: isInContainer() });
  const context = makeContext(settings);
  if (!settings.enabled) return context;
  patchListen(context);
  interceptSignals(context, makeSignalHandler(context));
  followThreads(context);
  followProcesses(context);
  followQueues(context);
  let isOpen = false;
  context.onListening = () => {
    if (isOpen) return;
    isOpen = true;
    for (const problem of settings.problems) context.log.warn('settings', { problem });
    watchStalls(context);
    openOwnServers(context, settings.adminPort === 0 ? [] : [openMetrics(context)]);
  };
  context.beWorker = () => {
    // What it forks inherits the options that Node was started with, and is its own affair.
    if (process.channel !== undefined || !process.getBuiltinModule('node:worker_threads').isMainThread) return;
    context.phase = 'running';
    context.onListening();
  };
  return context;
}
