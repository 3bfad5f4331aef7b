import type { Question } from '../../model/index.ts';
import type { SourceFile } from '../../source/sources.ts';
import { modulesNamed } from './source/modules-named.ts';
import { sourceOf } from './source/place.ts';
import { findBegun } from './staying.ts';

/** Queues whose workers stop when they are told to, and by nothing else, with the call that begins the work. */
const queues: Readonly<Record<string, { calls: readonly string[]; close: string }>> = {
  bullmq: { calls: ['Worker'], close: 'worker.close()' },
  '@taskforcesh/bullmq-pro': { calls: ['WorkerPro'], close: 'worker.close()' },
  bull: { calls: ['process'], close: 'queue.close()' },
  'bee-queue': { calls: ['process'], close: 'queue.close(25_000)' },
  agenda: { calls: ['start'], close: 'agenda.stop()' },
};
/** What says that the program ends in its own way. */
const endsItself = /SIGTERM|close-with-grace|node-graceful-shutdown|enableShutdownHooks/;

/** A job that is cut off at SIGTERM is lost, or begun again by the next worker. */
export function askAboutJobAtHand(sources: readonly SourceFile[]): Question[] {
  if (sources.some(({ text }) => endsItself.test(text))) return [];
  const modules = new Set(sources.flatMap(({ text }) => modulesNamed(text)));
  for (const [module, { calls, close }] of Object.entries(queues)) {
    const begun = modules.has(module) ? findBegun(sources, calls) : undefined;
    if (begun === undefined) continue;
    return [
      {
        subject: 'jobAtHand',
        question: `Nothing here obeys SIGTERM, so the job at hand is cut off, and done again by whoever finds it. Add \`process.on('SIGTERM', () => ${close})\`?`,
        candidates: [{ value: close, source: sourceOf(begun) }],
        blocking: false,
      },
    ];
  }
  return [];
}
