/** Something that is done again and again, one at a time. */
export interface Scheduler {
  /** Begins nothing more, and ends when what it had begun is done. */
  stop(): Promise<void>;
}

/** `run` is asked whether it should stop between two pieces of its work. */
export function startScheduler(
  seconds: number,
  run: (stopping: AbortSignal) => Promise<void>,
  onError: (error: Error) => void,
): Scheduler {
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    running = run(stopping.signal)
      .catch(onError)
      .finally(() => {
        isRunning = false;
      });
  }, seconds * 1000);
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}
