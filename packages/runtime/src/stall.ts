import type { Context } from './context.ts';

const TICK_MS = 250;

/** Notices when the event loop stands still for too long, and lets liveness say so for as long again. */
export function watchStalls(context: Context): void {
  const { stallMs } = context.settings;
  if (stallMs === 0) return;
  let last = performance.now();
  let stalledUntil = 0;
  setInterval(() => {
    const now = performance.now();
    const stoodMs = now - last - TICK_MS;
    last = now;
    if (stoodMs < stallMs) return;
    stalledUntil = now + stallMs;
    context.log.warn('stall', { seconds: Math.round(stoodMs) / 1000 });
  }, TICK_MS).unref();
  context.isStalled = () => performance.now() < stalledUntil;
}
