/** Next.js calls this once, before the server answers its first request. */
export async function register(): Promise<void> {
  // In a file of its own, because this one is compiled for the edge runtime too, which has no process to end.
  if (process.env.NEXT_RUNTIME === 'nodejs') await import('./instrumentation-node');
}
