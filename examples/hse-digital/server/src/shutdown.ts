import { log } from './log.js';

export interface Step {
  /** What is said before and after it. */
  begins: string;
  ends: string;
  run(): Promise<unknown>;
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * On SIGTERM or SIGINT the steps are taken in their order, and the process ends with 0. What fails is said, and the next
 * step is taken all the same. A hang ends with 1 after `deadlineMs`, which has to be less than the container is given.
 */
export function stopInOrder(steps: readonly Step[], deadlineMs: number): void {
  let stopping = false;
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log('info', `${signal} received, initiating graceful shutdown`);
      void run(steps, deadlineMs);
    });
  }
}

async function run(steps: readonly Step[], deadlineMs: number): Promise<void> {
  let current = '';
  setTimeout(() => {
    log('error', `Shutdown has taken longer than ${deadlineMs / 1000} s and is forced. It hung in: ${current}`);
    process.exit(1);
  }, deadlineMs).unref();
  for (const { begins, ends, run: take } of steps) {
    current = begins;
    log('info', begins);
    try {
      await take();
      log('info', ends);
    } catch (error) {
      log('error', `${begins} It failed: ${(error as Error).message}`);
    }
  }
  log('info', 'Graceful shutdown completed successfully');
  process.exit(0);
}
